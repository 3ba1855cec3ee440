function entriesOf(value: object): Array<[string, unknown]> {
  return Object.entries(value);
}

/** True if two pieces of plain data have the same content. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [inA, inB] = [entriesOf(a), entriesOf(b)];
  return (
    inA.length === inB.length &&
    inA.every(
      ([key, value]) =>
        Object.hasOwn(b, key) &&
        sameData(value, (b as Record<string, unknown>)[key]),
    )
  );
}
