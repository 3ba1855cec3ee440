import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type { FieldPath } from './fieldPath';
import { YamlTextError } from './yamlTextError';

/**
 * The node at a path of a document; undefined where there is none.
 *
 * @throws YamlTextError where it is used in more than one place, so that a change would reach further than asked
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

/** What is said of a value that other places of the file use too. */
export function sharedValue(path: FieldPath): YamlTextError {
  return new YamlTextError(
    'shared',
    'The value is shared with other places of the file (an anchor, an alias or a merge key).',
    path,
  );
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
  if (isSeq(node)) {
    return typeof part === 'number' ? node.items[part] : undefined;
  }
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => isScalar(key) && key.value === part)
    ?.value;
}
