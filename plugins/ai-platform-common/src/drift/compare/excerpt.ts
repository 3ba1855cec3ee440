import { printYaml } from '../../emit/print/yaml';
import type { JsonValue } from '../json';
import { parsePath, type PathSegment } from '../paths';
import { withoutBookkeeping } from './bookkeeping';
import type { FieldComparison } from './fieldComparison';
import { isMap, type JsonMap } from './plainJson';
import { memberPosition } from './valueAtPath';

/** An object on both sides, masked, and what differs. @public */
export interface ExcerptInput {
  want: JsonValue;
  have: JsonValue;
  comparisons: readonly FieldComparison[];
}

/** Both sides as YAML; a side that is not there is absent. @public */
export interface Excerpt {
  wantText?: string;
  haveText?: string;
}

/** Longer texts are cut: nobody reads such a diff, and the page has to draw it. */
const LONGEST_TEXT = 60_000;
/** Each is looked for in both objects. */
const MOST_PATHS = 200;

type Paths = readonly (readonly PathSegment[])[];

const NAMED_BY: Paths = [
  [{ key: 'apiVersion' }],
  [{ key: 'kind' }],
  [{ key: 'metadata' }, { key: 'name' }],
  [{ key: 'metadata' }, { key: 'namespace' }],
];

/** The paths by the member in which they go on, without their first step. */
function byMember(paths: Paths): Map<string, (readonly PathSegment[])[]> {
  const members = new Map<string, (readonly PathSegment[])[]>();
  for (const [first, ...inner] of paths) {
    if (!('key' in first)) continue;
    const known = members.get(first.key);
    if (known) known.push(inner);
    else members.set(first.key, [inner]);
  }
  return members;
}

function partOfMap(map: JsonMap, paths: Paths): JsonMap {
  const members = byMember(paths);
  return Object.fromEntries(
    Object.keys(map).flatMap(key => {
      const inner = members.get(key);
      return inner ? [[key, part(map[key], inner)]] : [];
    }),
  );
}

/** Members of a list that something differs in, each with the key that names it. */
function partOfList(list: JsonValue[], paths: Paths): JsonValue {
  const kept = new Map<number, (readonly PathSegment[])[]>();
  for (const path of paths) {
    const [first] = path;
    const at = memberPosition(list, first);
    if (at < 0) continue;
    const named = 'where' in first ? [[{ key: first.where.key }]] : [];
    kept.set(at, [...(kept.get(at) ?? named), path.slice(1)]);
  }
  return [...kept.keys()]
    .sort((one, other) => one - other)
    .map(index => part(list[index], kept.get(index) ?? []));
}

function part(value: JsonValue, paths: Paths): JsonValue {
  if (paths.some(path => path.length === 0)) return value;
  if (Array.isArray(value)) return partOfList(value, paths);
  return isMap(value) ? partOfMap(value, paths) : value;
}

function printed(value: JsonMap): string {
  return printYaml(value).slice(0, LONGEST_TEXT);
}

/**
 * What really differs, with the keys above it and what names the object, as YAML for a diff of both sides. An object that
 * only one side has is shown whole, without the server's bookkeeping. Texts are cut at 60,000 characters.
 * @public
 */
export function excerpt({ want, have, comparisons }: ExcerptInput): Excerpt {
  if (!isMap(want) || !isMap(have)) {
    return {
      ...(isMap(want) && { wantText: printed(withoutBookkeeping(want)) }),
      ...(isMap(have) && { haveText: printed(withoutBookkeeping(have)) }),
    };
  }
  const paths = comparisons
    .filter(each => each.noise === undefined)
    .slice(0, MOST_PATHS)
    .flatMap(each => [parsePath(each.path) ?? []]);
  if (paths.length === 0) return {};
  const all = [...NAMED_BY, ...paths];
  return {
    wantText: printed(partOfMap(want, all)),
    haveText: printed(partOfMap(have, all)),
  };
}
