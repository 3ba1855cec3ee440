/** Beyond this many names the answers start anew: they save time, and must not become what eats the memory. */
const MOST_NAMES = 10_000;

/** Remembers the answers by name: a cluster has few names, and asks for them with every object. */
export function remember<Answer>(
  ask: (name: string) => Answer,
): (name: string) => Answer {
  const answers = new Map<string, { answer: Answer }>();
  return name => {
    const known = answers.get(name);
    if (known) return known.answer;
    const answer = ask(name);
    if (answers.size >= MOST_NAMES) answers.clear();
    answers.set(name, { answer });
    return answer;
  };
}
