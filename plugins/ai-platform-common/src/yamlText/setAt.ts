import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { YamlValue } from '../emit/print/yaml';
import {
  hasFlushLists,
  itemText,
  pairText,
  type BlockStyle,
} from './blockText';
import type { FieldPath } from './fieldPath';
import { nodeAt, sharedValue } from './nodeAt';
import {
  columnOf,
  endOf,
  endOfPair,
  lineBreakOf,
  lineEnd,
  lineStart,
  splice,
  startOf,
} from './positions';
import { inlineText } from './scalarText';
import { YamlTextError } from './yamlTextError';

/** A text, and the document of it that is to change. */
export interface EditedText {
  text: string;
  document: Document.Parsed;
  /** True for a file that is to stay JSON. */
  json: boolean;
}

/**
 * The text with a value at a path of the document: written over what is there, or added with the keys above it. Every
 * other byte stays.
 *
 * @throws YamlTextError where there is no place for it, or where the place is shared
 */
export function setAt(
  edited: EditedText,
  path: FieldPath,
  value: YamlValue,
): string {
  const { document } = edited;
  const existing = nodeAt(document, path);
  if (existing && path.length > 0) {
    return replaceAt(edited, path, value);
  }
  let depth = path.length - 1;
  while (depth > 0 && !nodeAt(document, path.slice(0, depth))) depth -= 1;
  const parent = nodeAt(document, path.slice(0, depth));
  const part = path[depth];
  const inner = nested(path.slice(depth + 1), value);
  if (depth > 0 && isReplaceable(edited, parent, path.slice(0, depth))) {
    return replaceAt(edited, path.slice(0, depth), nested([part], inner));
  }
  if (isMap(parent) && typeof part === 'string') {
    if (parent.has('<<')) throw sharedValue(path.slice(0, depth));
    return addPair(edited, parent, part, inner);
  }
  if (isSeq(parent) && part === parent.items.length) {
    return addItem(edited, parent, inner);
  }
  throw noPlace(path);
}

/** True for a key whose value was left out, and for empty braces that can become lines. */
function isReplaceable(
  { document, json }: EditedText,
  node: unknown,
  path: FieldPath,
): boolean {
  if (isScalar(node)) return node.value === null;
  return (
    isCollection(node) &&
    node.items.length === 0 &&
    !json &&
    !isInFlow(document, path)
  );
}

/** What is said where a path does not lead to a place. */
export function noPlace(path: FieldPath): YamlTextError {
  return new YamlTextError('noPlace', 'There is no place for it.', path);
}

function nested(path: FieldPath, value: YamlValue): YamlValue {
  return path.reduceRight<YamlValue>((inner, part) => {
    if (typeof part === 'string') return { [part]: inner };
    if (part === 0) return [inner];
    throw noPlace(path);
  }, value);
}

/** Writes over a value that is there. */
function replaceAt(
  edited: EditedText,
  path: FieldPath,
  value: YamlValue,
): string {
  const { text, document, json } = edited;
  const node = nodeAt(document, path) as Node;
  const parent = nodeAt(document, path.slice(0, -1));
  const inFlow = json || isInFlow(document, path);
  const [start, end] = [startOf(node), endOf(text, node)];
  const isLine = isScalar(node) && !isBlockScalar(node) && start < end;
  const fitsLine = typeof value !== 'object' || value === null;
  if (inFlow || (isLine && fitsLine)) {
    const like = isScalar(node) ? node.type ?? undefined : undefined;
    const written = inlineText(value, { like, inFlow, json });
    return text.slice(0, start) + written + text.slice(end);
  }
  if (isMap(parent)) return replacePair(edited, parent, path, value);
  const item = itemText(value, {
    ...styleOf(edited, columnOf(text, node) - 2),
  });
  return text.slice(0, start) + item + text.slice(end);
}

function replacePair(
  edited: EditedText,
  parent: YAMLMap,
  path: FieldPath,
  value: YamlValue,
): string {
  const { text } = edited;
  const name = path[path.length - 1];
  const pair = parent.items.find(
    ({ key }) => isScalar(key) && key.value === name,
  ) as Pair<Node>;
  const keyEnd = endOf(text, pair.key);
  const printed = pairText(
    'k',
    value,
    styleOf(edited, columnOf(text, pair.key)),
  );
  return (
    text.slice(0, keyEnd) +
    printed.slice('k'.length) +
    text.slice(Math.max(keyEnd, endOfPair(text, pair)))
  );
}

function addPair(
  edited: EditedText,
  map: YAMLMap,
  key: string,
  value: YamlValue,
): string {
  const { text, json } = edited;
  const last = map.items.at(-1);
  if (map.flow || json || !last) {
    const like = isScalar(last?.key) ? last.key.type ?? undefined : undefined;
    const name = inlineText(key, { like, inFlow: true, json });
    const written = `${name}: ${inlineText(value, { inFlow: true, json })}`;
    return addInFlow(edited, map, written);
  }
  const column = columnOf(text, last.key);
  const at = lineEnd(text, endOfPair(text, last));
  const { lineBreak } = styleOf(edited, column);
  const lines = pairText(key, value, styleOf(edited, column));
  return splice(text, at, `${lineBreak}${' '.repeat(column)}${lines}`);
}

function addItem(edited: EditedText, list: YAMLSeq, value: YamlValue): string {
  const { text, json } = edited;
  const last = list.items.at(-1);
  if (list.flow || json || !last) {
    return addInFlow(edited, list, inlineText(value, { inFlow: true, json }));
  }
  const column = columnOf(text, list);
  const style = styleOf(edited, column);
  const at = lineEnd(text, endOf(text, last));
  const before = `${style.lineBreak}${' '.repeat(column)}- `;
  return splice(text, at, before + itemText(value, style));
}

/** Adds a member to a map or list in braces or brackets, on a line of its own where the others have theirs. */
function addInFlow(
  { text }: EditedText,
  collection: YAMLMap | YAMLSeq,
  written: string,
): string {
  const last: unknown = collection.items.at(-1);
  if (!last) {
    const space = isMap(collection) ? ' ' : '';
    return splice(text, startOf(collection) + 1, space + written + space);
  }
  const first = isMap(collection) ? (last as Pair).key : last;
  const start = startOf(first);
  const before = text.slice(lineStart(text, start), start);
  const gap = /^\s*$/.test(before) ? `${lineBreakOf(text)}${before}` : ' ';
  const end = isMap(collection)
    ? endOfPair(text, last as Pair)
    : endOf(text, last);
  return splice(text, end, `,${gap}${written}`);
}

function styleOf({ text, document }: EditedText, column: number): BlockStyle {
  return {
    ...{ column, lineBreak: lineBreakOf(text) },
    flushLists: hasFlushLists(text, document),
  };
}

function isBlockScalar({ type }: Scalar): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
}

/** True for what stands in braces or brackets, at any depth. */
function isInFlow(document: Document.Parsed, path: FieldPath): boolean {
  return path.some((_part, depth) => {
    const node = nodeAt(document, path.slice(0, depth));
    return isCollection(node) && node.flow === true;
  });
}
