import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  visit,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { formatFieldPath, type FieldPath } from './fieldPath';
import { QuotaChangeError } from './quotaChangeError';

/**
 * The node at a path of a document; undefined where there is none.
 *
 * @throws QuotaChangeError where it is used in more than one place, so that a change would reach further than asked
 */
export function nodeAt(
  document: Document.Parsed,
  path: FieldPath,
): Node | undefined {
  const aliased = aliasesOf(document);
  let node: unknown = document.contents;
  for (const [depth, part] of path.entries()) {
    node = childOf(node, part);
    const isShared =
      isAlias(node) ||
      ((isMap(node) || isSeq(node) || isScalar(node)) &&
        node.anchor !== undefined &&
        aliased.has(node.anchor));
    if (isShared) throw sharedValue(path.slice(0, depth + 1));
  }
  return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
}

/**
 * The quantity at a path, to be written over.
 *
 * @throws QuotaChangeError where there is something else, or where it is shared
 */
export function quantityAt(
  document: Document.Parsed,
  path: FieldPath,
): Scalar.Parsed | undefined {
  const node = nodeAt(document, path);
  if (node === undefined) return undefined;
  if (isWritable(node)) return node;
  throw notAQuantity(path);
}

/** A map to which a key can be added: one that has keys of its own, or an empty one in braces. */
export function mapAt(
  document: Document.Parsed,
  path: FieldPath,
): YAMLMap.Parsed | undefined {
  const node = nodeAt(document, path);
  if (node === undefined) return undefined;
  if (!isMap(node) || !node.range) throw notAQuantity(path);
  if (node.has('<<')) throw sharedValue(path);
  return node as YAMLMap.Parsed;
}

/** The text with another value in place of a scalar, in the same quotes. */
export function replaceScalar(
  text: string,
  { range, type }: Scalar.Parsed,
  value: string,
): string {
  return text.slice(0, range[0]) + quoted(value, type) + text.slice(range[1]);
}

/** A key to add to a map, and its value. */
interface Added {
  /** More than one: each in a new map of the one before. */
  keys: readonly string[];
  value: string;
  /** True where numbers must not stand in quotes. */
  isPlain?: boolean;
}

/** The text with one more key in a map, written as the one before it is. */
export function addKey(
  text: string,
  map: YAMLMap.Parsed,
  { keys, value, isPlain = false }: Added,
): string {
  const last = map.items.at(-1);
  if (!last) return splice(text, map.range[0] + 1, inBraces(keys, value));
  const end = endOf(last);
  const names = keys.map(key => quoted(key, styleOf(last.key)));
  const written = isPlain ? value : quoted(value, styleOf(last.value));
  if (map.flow) return splice(text, end, `, ${inBraces(names, written)}`);
  const rest = text.slice(end);
  const lineEnd = /\r?\n|$/.exec(rest);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const column = columnOf(text, last.key);
  const lines = names.map(
    (name, depth) => `${lineBreak}${' '.repeat(column + 2 * depth)}${name}:`,
  );
  return splice(
    text,
    end + (lineEnd?.index ?? 0),
    `${lines.join('')} ${written}`,
  );
}

function inBraces(names: readonly string[], value: string): string {
  return names.reduceRight(
    (inner, name, depth) =>
      depth === names.length - 1
        ? `${name}: ${inner}`
        : `${name}: { ${inner} }`,
    value,
  );
}

function splice(text: string, offset: number, inserted: string): string {
  return text.slice(0, offset) + inserted + text.slice(offset);
}

function aliasesOf(document: Document.Parsed): Set<string> {
  const sources = new Set<string>();
  visit(document, {
    Alias: (_key, { source }) => {
      sources.add(source);
    },
  });
  return sources;
}

function childOf(node: unknown, part: string | number): unknown {
  if (isSeq(node)) return node.items[Number(part)];
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => isScalar(key) && key.value === part)
    ?.value;
}

function isWritable(node: Node): node is Scalar.Parsed {
  return (
    isScalar(node) &&
    (typeof node.value === 'string' || typeof node.value === 'number') &&
    ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'].includes(node.type ?? '')
  );
}

function quoted(value: string, type: Scalar['type']): string {
  if (type === 'QUOTE_DOUBLE') return `"${value}"`;
  return type === 'QUOTE_SINGLE' ? `'${value}'` : value;
}

function styleOf(node: unknown): Scalar['type'] {
  return isScalar(node) ? node.type ?? undefined : undefined;
}

function endOf({ key, value }: Pair): number {
  const node =
    isScalar(value) || isMap(value) || isSeq(value) || isAlias(value)
      ? value
      : key;
  return (node as Node).range?.[1] ?? 0;
}

function columnOf(text: string, node: unknown): number {
  const start = (node as Node).range?.[0] ?? 0;
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function sharedValue(path: FieldPath): QuotaChangeError {
  return new QuotaChangeError({
    code: 'sharedValue',
    field: formatFieldPath(path),
    message:
      'The value is shared with other places of the file (an anchor, an alias or a merge key).',
    remedy: 'Give this quota a value of its own in Git first.',
  });
}

function notAQuantity(path: FieldPath): QuotaChangeError {
  return new QuotaChangeError({
    code: 'notAQuantity',
    field: formatFieldPath(path),
    message: 'There is no quantity that could be written over.',
    remedy: 'Write one in Git first, for example 8 or 64Gi.',
  });
}
