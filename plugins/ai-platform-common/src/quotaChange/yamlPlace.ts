import {
  isMap,
  isScalar,
  type Document,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { formatFieldPath, type FieldPath } from '../yamlText/fieldPath';
import { nodeAt as nodeIn } from '../yamlText/nodeAt';
import {
  columnOf,
  endOfPair,
  lineBreakOf,
  lineEnd,
  splice,
} from '../yamlText/positions';
import { YamlTextError } from '../yamlText/yamlTextError';
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
  try {
    return nodeIn(document, path);
  } catch (error) {
    throw error instanceof YamlTextError ? sharedValue(error.path) : error;
  }
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
  const end = endOfPair(text, last);
  const names = keys.map(key => quoted(key, styleOf(last.key)));
  const written = isPlain ? value : quoted(value, styleOf(last.value));
  if (map.flow) return splice(text, end, `, ${inBraces(names, written)}`);
  const lineBreak = lineBreakOf(text);
  const column = columnOf(text, last.key);
  const lines = names.map(
    (name, depth) => `${lineBreak}${' '.repeat(column + 2 * depth)}${name}:`,
  );
  return splice(text, lineEnd(text, end), `${lines.join('')} ${written}`);
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
