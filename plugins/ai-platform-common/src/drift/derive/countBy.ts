/** How many of the elements have each key. */
export function countBy<Element>(
  elements: readonly Element[],
  keyOf: (element: Element) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const element of elements) {
    const key = keyOf(element);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
