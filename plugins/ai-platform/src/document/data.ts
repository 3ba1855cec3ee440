import type { IssuePath } from '@flagstone/backstage-plugin-ai-platform-common';

type Container = Record<string | number, unknown>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** What stands at a path of plain data, or undefined where the path ends before. */
export function valueAt(data: unknown, path: IssuePath): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      isContainer(value) && Object.hasOwn(value, part)
        ? value[part]
        : undefined,
    data,
  );
}

function isEmptyObject(value: unknown): boolean {
  return (
    isContainer(value) &&
    !Array.isArray(value) &&
    Object.keys(value).length === 0
  );
}

/**
 * A copy of the data with another value at the path. Undefined removes what is there, and with it every
 * object that becomes empty, so that a field which is cleared leaves no trace. The original is untouched.
 */
export function withValue(
  data: unknown,
  path: IssuePath,
  value: unknown,
): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  const copy: Container = Array.isArray(data)
    ? ([...data] as unknown as Container)
    : { ...(isContainer(data) ? data : {}) };
  const inner = withValue(copy[part], rest, value);
  if (inner === undefined || (rest.length > 0 && isEmptyObject(inner))) {
    delete copy[part];
  } else {
    copy[part] = inner;
  }
  return copy;
}

/**
 * The data without empty objects: form libraries add them for every section that nobody has touched.
 * Arrays keep their length.
 */
export function withoutEmptyObjects(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutEmptyObjects);
  if (!isContainer(data)) return data;
  const entries = Object.entries(data)
    .map(([key, value]) => [key, withoutEmptyObjects(value)] as const)
    .filter(([, value]) => value !== undefined && !isEmptyObject(value));
  return Object.fromEntries(entries);
}
