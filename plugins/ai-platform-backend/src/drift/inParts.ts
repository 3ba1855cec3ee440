/** As many rows as every database takes in one statement: SQLite has room for 32,766 values. */
const MOST = 500;

/** Runs a query for so many values at a time, and gives what they found together. */
export async function inParts<Value, Found>(
  values: readonly Value[],
  query: (part: readonly Value[]) => PromiseLike<Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < values.length; start += MOST) {
    found.push(...(await query(values.slice(start, start + MOST))));
  }
  return found;
}
