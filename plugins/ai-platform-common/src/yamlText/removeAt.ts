import {
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { FieldPath } from './fieldPath';
import { nodeAt, sharedValue } from './nodeAt';
import { endOf, endOfPair, lineEnd, lineStart, startOf } from './positions';
import { noPlace, setAt, type EditedText } from './setAt';

/**
 * The text without the key or list member at a path of the document. What becomes empty stays, as `{}` or `[]`.
 *
 * @throws YamlTextError where there is no such place, or where it is shared
 */
export function removeAt(edited: EditedText, path: FieldPath): string {
  const { document } = edited;
  const parent = nodeAt(document, path.slice(0, -1));
  if (!nodeAt(document, path) || !(isMap(parent) || isSeq(parent))) {
    throw noPlace(path);
  }
  if (isMap(parent) && parent.has('<<')) throw sharedValue(path);
  if (parent.items.length === 1) {
    if (path.length === 1) throw noPlace(path);
    return setAt(edited, path.slice(0, -1), isMap(parent) ? {} : []);
  }
  const index = indexOf(parent, path[path.length - 1]);
  return parent.flow
    ? withoutInFlow(edited.text, parent, index)
    : withoutLines(edited.text, parent, index);
}

function indexOf(parent: YAMLMap | YAMLSeq, part: string | number): number {
  return isSeq(parent)
    ? Number(part)
    : parent.items.findIndex(({ key }) => isScalar(key) && key.value === part);
}

/** First offset of a member and the one behind it. */
function spanOf(
  text: string,
  parent: YAMLMap | YAMLSeq,
  index: number,
): [number, number] {
  if (isMap(parent)) {
    const pair = parent.items[index] as Pair;
    return [startOf(pair.key), endOfPair(text, pair)];
  }
  const item: unknown = parent.items[index];
  return [startOf(item), endOf(text, item)];
}

function withoutInFlow(
  text: string,
  parent: YAMLMap | YAMLSeq,
  index: number,
): string {
  const [start, end] = spanOf(text, parent, index);
  if (index < parent.items.length - 1) {
    const [next] = spanOf(text, parent, index + 1);
    return text.slice(0, start) + text.slice(next);
  }
  const [, before] = spanOf(text, parent, index - 1);
  return text.slice(0, before) + text.slice(end);
}

function withoutLines(
  text: string,
  parent: YAMLMap | YAMLSeq,
  index: number,
): string {
  const [start, end] = spanOf(text, parent, index);
  const dash = isSeq(parent) ? text.lastIndexOf('-', start) : start;
  const line = lineStart(text, dash);
  if (/^\s*$/.test(text.slice(line, dash))) {
    const next = lineEnd(text, end);
    const rest = text.slice(next).replace(/^\r?\n/, '');
    return text.slice(0, line) + rest;
  }
  // The first of a map or list that itself begins behind a dash: the next takes its place.
  if (index > 0) throw noPlace([]);
  const [next] = spanOf(text, parent, index + 1);
  const to = isSeq(parent) ? text.lastIndexOf('-', next) : next;
  return text.slice(0, dash) + text.slice(to);
}
