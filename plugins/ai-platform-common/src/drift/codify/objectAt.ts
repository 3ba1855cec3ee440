import type { FieldPath } from '../../yamlText/fieldPath';
import type { JsonValue } from '../json';
import type { PathSegment } from '../paths';

/**
 * The positions of a path in an object: merge keys become positions. What is not there follows as the place where it
 * would be added. Undefined where a merge key is there twice, or where a member above the last is missing.
 */
export function positionsOf(
  object: unknown,
  segments: readonly PathSegment[],
): FieldPath | undefined {
  const path: Array<string | number> = [];
  let value: unknown = object;
  for (const [depth, segment] of segments.entries()) {
    const isLast = depth === segments.length - 1;
    const part = positionOf(value, segment, isLast);
    if (part === undefined) return undefined;
    path.push(part);
    value = childAt(value, part);
  }
  return path;
}

/** What an object has at a path; undefined where there is nothing. */
export function valueAt(
  object: JsonValue,
  segments: readonly PathSegment[],
): JsonValue | undefined {
  const path = positionsOf(object, segments);
  return path?.reduce<unknown>(childAt, object) as JsonValue | undefined;
}

function positionOf(
  value: unknown,
  segment: PathSegment,
  isLast: boolean,
): string | number | undefined {
  if ('key' in segment) return Array.isArray(value) ? undefined : segment.key;
  if ('index' in segment) return segment.index;
  const { key, value: wanted } = segment.where;
  const members: unknown[] = Array.isArray(value) ? value : [];
  const found = members.flatMap((member, index) =>
    String(childAt(member, key)) === wanted ? [index] : [],
  );
  if (found.length > 1) return undefined;
  if (found.length === 1) return found[0];
  return isLast ? members.length : undefined;
}

function childAt(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    return typeof part === 'number' ? value[part] : undefined;
  }
  return Object.hasOwn(value, part)
    ? (value as Record<string, unknown>)[part]
    : undefined;
}
