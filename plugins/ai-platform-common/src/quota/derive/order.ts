/** For `sort`: the smaller one first, texts by code unit, which is the same order everywhere. */
export function compare<Value extends string | number | bigint>(
  a: Value,
  b: Value,
): number {
  return Number(a > b) - Number(a < b);
}

/** For `sort`: by the first of the comparisons that tells the two apart. */
export function firstDifference(...comparisons: readonly number[]): number {
  return comparisons.find(comparison => comparison !== 0) ?? 0;
}

/** The elements, sorted by name. */
export function byName<Named extends { name: string }>(
  elements: readonly Named[],
): Named[] {
  return [...elements].sort((a, b) => compare(a.name, b.name));
}

export const bigger = (a: bigint, b: bigint) => (a > b ? a : b);
export const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
