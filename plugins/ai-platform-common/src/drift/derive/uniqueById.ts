/** The elements, each identity once: an entity may name an application twice. */
export function uniqueById<Element extends { id: string }>(
  elements: readonly Element[],
): Element[] {
  const seen = new Set<string>();
  return elements.filter(({ id }) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
