import { isScalar, isSeq, visit, type Document } from 'yaml';
import { printYaml, type YamlValue } from '../emit/print/yaml';
import { columnOf } from './positions';

/** How the lines of a text are to stand. */
export interface BlockStyle {
  /** How far its key stands from the left. */
  column: number;
  lineBreak: string;
  /** True where lists stand right below their keys. */
  flushLists: boolean;
}

/** A key and its value as lines of a map; the first one without its indentation. */
export function pairText(
  key: string,
  value: YamlValue,
  style: BlockStyle,
): string {
  const printed = printYaml({ [key]: value }).trimEnd();
  const lines = printed.split('\n');
  const isFlush =
    style.flushLists && Array.isArray(value) && lines.length > 1
      ? lines.map((line, index) => (index === 0 ? line : line.slice(2)))
      : lines;
  return indented(isFlush, style);
}

/** A member of a list as lines, behind its dash; the column is that of the dash. */
export function itemText(value: YamlValue, style: BlockStyle): string {
  const lines = printYaml([value]).trimEnd().split('\n');
  return indented([lines[0].slice('- '.length), ...lines.slice(1)], style);
}

function indented(
  lines: readonly string[],
  { column, lineBreak }: BlockStyle,
): string {
  const space = ' '.repeat(column);
  return lines
    .map((line, index) => (index > 0 && line ? space + line : line))
    .join(lineBreak);
}

/** True where the document writes lists right below their keys, as kubectl does; false where it has none. */
export function hasFlushLists(
  text: string,
  document: Document.Parsed,
): boolean {
  let found = false;
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isSeq(value) || value.flow || !isScalar(key)) return undefined;
      found = columnOf(text, key) === columnOf(text, value);
      return visit.BREAK;
    },
  });
  return found;
}
