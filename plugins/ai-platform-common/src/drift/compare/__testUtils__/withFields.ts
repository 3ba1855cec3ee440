import type { JsonValue } from '../../json';
import { parsePath, type PathSegment } from '../../paths';
import { isMap } from '../plainJson';
import { memberPosition } from '../valueAtPath';

/** Values by path; undefined takes the field away. */
export type Fields = Readonly<Record<string, JsonValue | undefined>>;

function setMember(
  list: JsonValue[],
  segment: PathSegment,
  value: JsonValue | undefined,
): void {
  const found = memberPosition(list, segment);
  const at = found < 0 ? list.length : found;
  if (value === undefined) list.splice(at, 1);
  else list[at] = value;
}

function setIn(
  holder: JsonValue | undefined,
  segment: PathSegment,
  value: JsonValue | undefined,
): void {
  if (Array.isArray(holder)) setMember(holder, segment, value);
  else if (!isMap(holder) || !('key' in segment)) {
    throw new Error(`nothing is at ${JSON.stringify(segment)}`);
  } else if (value === undefined) delete holder[segment.key];
  else {
    Object.defineProperty(holder, segment.key, {
      ...{ value, configurable: true, enumerable: true, writable: true },
    });
  }
}

function stepInto(
  holder: JsonValue | undefined,
  segment: PathSegment,
): JsonValue | undefined {
  if (Array.isArray(holder)) return holder[memberPosition(holder, segment)];
  if (!isMap(holder) || !('key' in segment)) return undefined;
  const { key } = segment;
  if (!Object.hasOwn(holder, key)) setIn(holder, segment, {});
  return holder[key];
}

/** A copy of the object with these values at these paths; maps that a path needs are made. */
export function withFields<Value extends JsonValue>(
  object: Value,
  fields: Fields,
): Value {
  const copy = structuredClone(object);
  for (const [path, value] of Object.entries(fields)) {
    const segments = parsePath(path) ?? [];
    const last = segments.pop();
    if (!last) throw new Error(`${path} is no path of a field`);
    setIn(segments.reduce<JsonValue | undefined>(stepInto, copy), last, value);
  }
  return copy;
}
