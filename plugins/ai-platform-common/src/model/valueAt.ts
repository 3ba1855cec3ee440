import type { IssuePath } from './issue';

/** What lies at a path of plain data of any shape; undefined where there is nothing. */
export function valueAt(root: unknown, path: IssuePath): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string | number, unknown>)[part]
        : undefined,
    root,
  );
}
