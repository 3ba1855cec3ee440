import type { JsonValue } from '../json';
import type { PathSegment } from '../paths';
import { equalJson, isMap, mapMember, member, type JsonMap } from './plainJson';
import { memberPosition } from './valueAtPath';

/** What one writer owns of an object: an entry of `metadata.managedFields`. */
export interface FieldOwner {
  manager: string;
  /** Update or Apply. */
  operation: string;
  /** For example scale or status. */
  subresource?: string;
  /** ISO 8601. */
  time?: string;
  /** The fields as FieldsV1 writes them. */
  fields: JsonMap;
}

function textMember(map: JsonMap, key: string): string | undefined {
  const value = member(map, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The writers of an object, as its managedFields tell them; what is no entry is left out. */
export function fieldOwners(live: JsonValue): FieldOwner[] {
  const entries = member(mapMember(live, 'metadata'), 'managedFields');
  if (!Array.isArray(entries)) return [];
  return entries.filter(isMap).flatMap(entry => {
    const manager = textMember(entry, 'manager');
    if (manager === undefined) return [];
    return {
      manager,
      operation: textMember(entry, 'operation') ?? '',
      subresource: textMember(entry, 'subresource'),
      time: textMember(entry, 'time'),
      fields: mapMember(entry, 'fieldsV1'),
    };
  });
}

function parsedJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True for the FieldsV1 name of that member of a list: `k:{"name":"server"}`, `v:"text"` or `i:3`. */
function namesMember(
  name: string,
  value: JsonValue | undefined,
  segment: PathSegment,
): boolean {
  if (name.startsWith('i:')) {
    return 'index' in segment && name === `i:${segment.index}`;
  }
  const told = parsedJson(name.slice(2));
  if (name.startsWith('v:'))
    return value !== undefined && equalJson(told, value);
  if (!name.startsWith('k:') || !isMap(told)) return false;
  if (isMap(value)) {
    return Object.keys(told).every(key => equalJson(told[key], value[key]));
  }
  if (!('where' in segment)) return false;
  return String(member(told, segment.where.key)) === segment.where.value;
}

function inner(
  fields: JsonMap,
  segment: PathSegment,
  list: JsonValue | undefined,
): JsonMap | undefined {
  if ('key' in segment) {
    const found = member(fields, `f:${segment.key}`);
    return isMap(found) ? found : undefined;
  }
  const value = Array.isArray(list)
    ? list[memberPosition(list, segment)]
    : undefined;
  const name = Object.keys(fields).find(each =>
    namesMember(each, value, segment),
  );
  return name === undefined ? undefined : mapMember(fields, name);
}

/** True for a field that is owned as a whole, whatever is in it. */
function isWhole(fields: JsonMap): boolean {
  return Object.keys(fields).length === 0;
}

/**
 * True where the writer owns the field, something in it, or what it is a part of.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function owns(
  owner: FieldOwner,
  live: JsonValue,
  path: readonly PathSegment[],
): boolean {
  let fields: JsonMap = owner.fields;
  let value: JsonValue | undefined = live;
  for (const segment of path) {
    const found = inner(fields, segment, value);
    if (found === undefined) return fields !== owner.fields && isWhole(fields);
    fields = found;
    if (Array.isArray(value)) value = value[memberPosition(value, segment)];
    else if ('key' in segment && isMap(value))
      value = member(value, segment.key);
    else value = undefined;
  }
  return path.length > 0 || !isWhole(fields);
}
