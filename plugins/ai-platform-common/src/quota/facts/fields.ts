import { valueAt } from '../../model/valueAt';
import { secondsOf } from './seconds';
import { sharedText } from './share';

type Path = readonly string[];

/** The text at a path of an object of any shape; undefined where there is none, or an empty one. */
export function textAt(root: unknown, ...path: Path): string | undefined {
  const value = valueAt(root, path);
  return typeof value === 'string' && value !== ''
    ? sharedText(value)
    : undefined;
}

/** The whole number at a path, as far as numbers are exact. */
export function integerAt(root: unknown, ...path: Path): number | undefined {
  const value = valueAt(root, path);
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}

/** True where the path leads to true. */
export function isTrueAt(root: unknown, ...path: Path): boolean {
  return valueAt(root, path) === true;
}

/** Seconds since 1970 of the time at a path. */
export function secondsAt(root: unknown, ...path: Path): number | undefined {
  const value = valueAt(root, path);
  return typeof value === 'string' ? secondsOf(value) : undefined;
}

/** The list at a path; empty where there is none. */
export function listAt(root: unknown, ...path: Path): readonly unknown[] {
  const value = valueAt(root, path);
  return Array.isArray(value) ? value : [];
}

/** The entries of the map at a path; none where there is no map. */
export function entriesAt(
  root: unknown,
  ...path: Path
): readonly [string, unknown][] {
  const value = valueAt(root, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
