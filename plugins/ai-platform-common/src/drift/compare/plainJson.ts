import type { JsonValue } from '../json';

/** A JSON object. */
export type JsonMap = { [key: string]: JsonValue };

export function isMap(value: JsonValue | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const hasOwn = Object.prototype.hasOwnProperty;

/** The member of that name; undefined where there is none, or where it is null, which means the same to Kubernetes. */
export function member(map: JsonMap, key: string): JsonValue | undefined {
  return hasOwn.call(map, key) ? map[key] ?? undefined : undefined;
}

/** The member as a map; an empty one where it is none. */
export function mapMember(value: JsonValue | undefined, key: string): JsonMap {
  const found = isMap(value) ? member(value, key) : undefined;
  return isMap(found) ? found : {};
}

function equalLists(one: JsonValue[], other: JsonValue[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) {
    if (!equalJson(one[index], other[index])) return false;
  }
  return true;
}

function equalMaps(one: JsonMap, other: JsonMap): boolean {
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  for (const key of keys) {
    if (!hasOwn.call(other, key) || !equalJson(one[key], other[key])) {
      return false;
    }
  }
  return true;
}

/** True where both say the same; the order of keys says nothing. */
export function equalJson(
  one: JsonValue | undefined,
  other: JsonValue | undefined,
): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) return Array.isArray(other) && equalLists(one, other);
  return isMap(one) && isMap(other) && equalMaps(one, other);
}

/** A text that is the same for equal values, whatever the order of their keys. */
export function canonicalText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isMap(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
  return `{${members.join(',')}}`;
}
