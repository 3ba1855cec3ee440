import type { JsonValue } from '../json';
import type { PathSegment } from '../paths';
import { isMap, member } from './plainJson';

/** True where the member of a list has that merge key. */
function hasKey(
  value: JsonValue,
  where: { key: string; value: string },
): boolean {
  const key = isMap(value) ? member(value, where.key) : undefined;
  return (
    (typeof key === 'string' || typeof key === 'number') &&
    String(key) === where.value
  );
}

/** The position of the member that the segment names in the list; -1 where there is none. */
export function memberPosition(
  list: readonly JsonValue[],
  segment: PathSegment,
): number {
  if ('index' in segment)
    return segment.index < list.length ? segment.index : -1;
  if ('key' in segment) return -1;
  return list.findIndex(each => hasKey(each, segment.where));
}

/**
 * What the object has at that path; undefined where it has nothing.
 * @public
 */
export function valueAtPath(
  object: JsonValue,
  segments: readonly PathSegment[],
): JsonValue | undefined {
  let value: JsonValue | undefined = object;
  for (const segment of segments) {
    if (Array.isArray(value)) value = value[memberPosition(value, segment)];
    else if ('key' in segment && isMap(value)) {
      value = member(value, segment.key);
    } else return undefined;
  }
  return value;
}
