function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + cost));
    }
    row = next;
  }
  return row[b.length];
}

/** The candidate that a misspelt word most likely means, or undefined where none is near. */
export function closest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  const lower = word.slice(0, 64).toLowerCase();
  const limit = Math.max(2, Math.floor(lower.length / 3));
  const ranked = candidates
    .map(candidate => ({
      candidate,
      cost: distance(lower, candidate.toLowerCase()),
    }))
    .filter(({ cost }) => cost <= limit)
    .sort((a, b) => a.cost - b.cost);
  return ranked[0]?.candidate;
}
