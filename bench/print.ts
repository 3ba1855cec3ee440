/** Prints rows as aligned columns under a title. */
export function printTable(
  title: string,
  rows: ReadonlyArray<Readonly<Record<string, string | number>>>,
): void {
  const columns = Object.keys(rows[0]);
  const cells = [columns, ...rows.map(row => columns.map(c => String(row[c])))];
  const widths = columns.map((_, index) =>
    Math.max(...cells.map(line => line[index].length)),
  );
  const text = cells
    .map(line => line.map((cell, i) => cell.padEnd(widths[i])).join('  '))
    .map(line => line.trimEnd())
    .join('\n');
  process.stdout.write(`\n${title}\n${text}\n`);
}

/** The value below which a share of the sorted ones lies. */
export function quantile<Value>(
  sorted: readonly Value[],
  share: number,
): Value {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
