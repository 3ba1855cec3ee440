const CONTEXT = 3;

/**
 * What is different between two texts, as a unified diff of one piece without its head. Good for changes in one place.
 * @public
 */
export function lineDiff(before: string, after: string): string {
  const old = linesOf(before);
  const now = linesOf(after);
  const start = commonLength(old, now);
  const rest = Math.min(old.length, now.length) - start;
  const end = Math.min(
    rest,
    commonLength([...old].reverse(), [...now].reverse()),
  );
  const marked = (mark: string, lines: readonly string[]) =>
    lines.map(line => `${mark}${line}`);
  return [
    ...marked(' ', old.slice(Math.max(0, start - CONTEXT), start)),
    ...marked('-', old.slice(start, old.length - end)),
    ...marked('+', now.slice(start, now.length - end)),
    ...marked(' ', old.slice(old.length - end).slice(0, CONTEXT)),
  ].join('\n');
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** How many lines are the same at the beginning of both. */
function commonLength(
  one: readonly string[],
  other: readonly string[],
): number {
  const index = one.findIndex((line, position) => line !== other[position]);
  return index < 0 ? one.length : index;
}
