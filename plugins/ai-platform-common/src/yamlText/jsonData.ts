import type { FieldPath } from './fieldPath';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What plain data has at a path; undefined where there is nothing. */
export function dataAt(data: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) {
      return typeof part === 'number' ? value[part] : undefined;
    }
    return isObject(value) && Object.hasOwn(value, part)
      ? value[part]
      : undefined;
  }, data);
}

/** True for plain data that is the same, whatever the order of keys. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((item, index) => isSameData(item, other[index]))
    );
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every(
        key => Object.hasOwn(other, key) && isSameData(one[key], other[key]),
      )
    );
  }
  return Object.is(one, other);
}

/** The data with another value at a path; without it where the value is undefined. What is missing above is added. */
export function withDataAt(
  data: unknown,
  path: FieldPath,
  value: unknown,
): unknown {
  if (path.length === 0) return value;
  const [part, ...rest] = path;
  if (typeof part === 'number') {
    const list = Array.isArray(data) ? [...data] : [];
    const inner = withDataAt(list[part], rest, value);
    list.splice(part, 1, ...(inner === undefined ? [] : [inner]));
    return list;
  }
  const entries = isObject(data) ? Object.entries(data) : [];
  const inner = withDataAt(dataAt(data, [part]), rest, value);
  const others = entries.filter(([key]) => key !== part);
  return Object.fromEntries(
    inner === undefined ? others : [...others, [part, inner]],
  );
}
