/** Two texts without the lines that both begin and end with, but for some context. */
export interface Hunk {
  before: string;
  after: string;
  /** Lines left out above. */
  offset: number;
}

const CONTEXT = 8;

/** Cuts a change down to where it is, so that nobody searches for it in a long file. */
export function hunkOf(before: string, after: string): Hunk {
  const old = before.split('\n');
  const now = after.split('\n');
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail += 1;
  }
  const offset = Math.max(0, head - CONTEXT);
  const left = Math.max(0, tail - CONTEXT);
  return {
    before: old.slice(offset, old.length - left).join('\n'),
    after: now.slice(offset, now.length - left).join('\n'),
    offset,
  };
}
