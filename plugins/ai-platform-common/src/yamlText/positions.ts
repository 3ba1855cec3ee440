import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** The text with something put in at an offset. */
export function splice(text: string, offset: number, inserted: string): string {
  return text.slice(0, offset) + inserted + text.slice(offset);
}

/** The first offset of a node. */
export function startOf(node: unknown): number {
  return (node as Node | undefined)?.range?.[0] ?? 0;
}

/** The offset behind the last character of a node, its comments and line breaks left out. */
export function endOf(text: string, node: unknown): number {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last: unknown = node.items.at(-1);
    if (last !== undefined) {
      return isMap(node) ? endOfPair(text, last as Pair) : endOf(text, last);
    }
  }
  let end = (node as Node | undefined)?.range?.[1] ?? 0;
  while (end > startOf(node) && /\s/.test(text[end - 1])) end -= 1;
  return end;
}

/** The offset behind a key and its value. */
export function endOfPair(text: string, { key, value }: Pair): number {
  const isNode =
    isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
  const isEmpty = isNode && value.range?.[0] === value.range?.[1];
  if (isNode && !isEmpty) return endOf(text, value);
  const end = endOf(text, key);
  // A key without a value ends with its colon.
  const colon = /^\s*:/.exec(text.slice(end));
  return end + (colon?.[0].length ?? 0);
}

/** How far a node stands from the left. */
export function columnOf(text: string, node: unknown): number {
  const start = startOf(node);
  return start - lineStart(text, start);
}

/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line break that ends the line of an offset, or of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const found = /\r?\n|$/.exec(text.slice(offset));
  return offset + (found?.index ?? 0);
}

/** The line break that the text uses. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
