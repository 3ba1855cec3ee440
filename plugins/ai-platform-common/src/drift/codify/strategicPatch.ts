import type { ResourceRef } from '../facts';
import type { JsonValue } from '../json';
import type { PathSegment } from '../paths';
import type { FieldPath } from '../../yamlText/fieldPath';
import { dataAt } from '../../yamlText/jsonData';
import type { ValueChange } from './fieldChange';
import { positionsOf, valueAt } from './objectAt';

/** Lists of Kubernetes' own kinds that strategic merge patches merge by a key. */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  ports: ['containerPort', 'port'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
};

/** Kubernetes' own API groups; for others, a strategic merge patch replaces lists. */
const BUILT_IN = /^(?:[a-z]*|.*\.k8s\.io)$/;

/** True for changes that a strategic merge patch can say of that kind of object. */
export function isPatchable(
  { group }: ResourceRef,
  { segments }: ValueChange,
): boolean {
  return segments.every((segment, depth) => {
    if ('key' in segment) return true;
    if ('index' in segment || !BUILT_IN.test(group)) return false;
    const list = segments[depth - 1];
    const keys = 'key' in list ? MERGE_KEYS[list.key] ?? [] : [];
    return keys.includes(segment.where.key);
  });
}

/** A path in a patch, and the value that it gets there. */
export interface PatchEntry {
  path: FieldPath;
  value: JsonValue;
}

/**
 * What adds a change to a patch that has some of the keys above it already, or none.
 *
 * @param object - an object that has the members of the lists on the way, for the types of their merge keys
 */
export function patchEntry(
  patch: JsonValue,
  change: ValueChange,
  object: JsonValue,
): PatchEntry {
  const whole = strategicPatch(patch, [change], object);
  const path: Array<string | number> = [];
  for (const depth of change.segments.keys()) {
    const positions = positionsOf(patch, change.segments.slice(0, depth + 1));
    path.push(positions?.[depth] ?? 0);
    if (dataAt(patch, path) === undefined) break;
  }
  return { path, value: dataAt(whole, path) as JsonValue };
}

/** A patch of the object with changes added. */
export function strategicPatch(
  patch: JsonValue,
  changes: readonly ValueChange[],
  object: JsonValue,
): JsonValue {
  return changes.reduce<JsonValue>(
    (before, change) => merged(before, change, object, 0),
    patch,
  );
}

function merged(
  patch: JsonValue | undefined,
  change: ValueChange,
  object: JsonValue,
  depth: number,
): JsonValue {
  const { segments } = change;
  const segment = segments[depth];
  if (!segment) return patchValue(change, object);
  if ('key' in segment) {
    const inner = merged(
      valueAt(patch ?? null, [segment]),
      change,
      object,
      depth + 1,
    );
    return { ...(isMap(patch) ? patch : {}), [segment.key]: inner };
  }
  const list = Array.isArray(patch) ? patch : [];
  const [position] = positionsOf(list, [segment]) ?? [list.length];
  const index = Number(position);
  const member = list[index] ?? keyOf(object, segments.slice(0, depth + 1));
  const inner = merged(member, change, object, depth + 1);
  return [...list.slice(0, index), inner, ...list.slice(index + 1)];
}

/** The value that a patch has for a change: null takes a key away, and a mark the member of a list. */
function patchValue(
  { segments, have }: ValueChange,
  object: JsonValue,
): JsonValue {
  if (have !== undefined) return have;
  const last = segments.at(-1);
  return last && 'where' in last
    ? { ...keyOf(object, segments), $patch: 'delete' }
    : null;
}

/** The merge key of the list member that a path leads to, as the object spells it. */
function keyOf(
  object: JsonValue,
  segments: readonly PathSegment[],
): { [key: string]: JsonValue } {
  const last = segments.at(-1);
  if (!last || !('where' in last)) return {};
  const { key, value } = last.where;
  return { [key]: valueAt(object, [...segments, { key }]) ?? value };
}

function isMap(value: unknown): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
