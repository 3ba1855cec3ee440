import type { JsonValue } from '../json';

/** An object of a plan. */
export type PlanObject = { [key: string]: JsonValue };

export function isObject(value: JsonValue | undefined): value is PlanObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is an object, else an empty one. */
export function objectOf(value: JsonValue | undefined): PlanObject {
  return isObject(value) ? value : {};
}

/** The members where it is a list, else none. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

const LONGEST_WORD = 1000;
const CONTROL = /\p{Cc}/gu;

/** A name out of a plan: without control characters, at most 1,000 characters; undefined for what is no text. */
export function wordOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== ''
    ? value.slice(0, LONGEST_WORD).replace(CONTROL, '')
    : undefined;
}

/** The member of a list or object; own ones only. */
export function memberOf(
  value: JsonValue | undefined,
  key: string | number,
): JsonValue | undefined {
  if (typeof key === 'number') {
    return Array.isArray(value) ? value[key] : undefined;
  }
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** True where both say the same; the order of keys says nothing. */
export function isEqual(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => isEqual(item, b[index]))
    );
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}

/** True for what says nothing: null, an empty text, list or object. */
export function isHollow(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
