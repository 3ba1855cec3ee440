import { isDeepStrictEqual } from 'node:util';
import { isRecord, keysOf } from './lists.mjs';

/**
 * A set of fields, as `managedFields` writes it: `{ "f:spec": { "f:replicas": {} } }`.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 * @typedef {{ [field: string]: FieldTree }} FieldTree
 */

/** Of these the server itself keeps account. */
const OF_THE_SERVER = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'generation',
  'resourceVersion',
  'managedFields',
  'ownerReferences',
];
/** Maps that are one value, and maps that are a value beside their members. */
const ATOMIC = ['selector', 'matchLabels', 'nodeSelector', 'configMapRef'];
const FREE = ['annotations', 'labels', 'data', 'limits', 'requests'];

/**
 * The fields of an object that are not as they were before.
 * @param {object | undefined} before
 * @param {object} after
 * @returns {FieldTree}
 */
export function changedFields(before, after) {
  return changed(before ? writable(before) : {}, writable(after)) ?? {};
}

/** What others than the server write. */
function writable(object) {
  const { apiVersion: _a, kind: _k, status: _s, metadata, ...rest } = object;
  const kept = Object.fromEntries(
    Object.entries(metadata).filter(([key]) => !OF_THE_SERVER.includes(key)),
  );
  return { metadata: kept, ...rest };
}

/** Undefined where nothing changed. */
function changed(before, after, field) {
  if (isDeepStrictEqual(before, after)) return undefined;
  if (isRecord(after) && !ATOMIC.includes(field)) {
    return ofRecord(before, after, field);
  }
  const keys = Array.isArray(after) ? keysOf(field, after) : undefined;
  return keys ? ofList(Array.isArray(before) ? before : [], after, keys) : {};
}

function ofRecord(before, after, field) {
  const known = isRecord(before) ? before : undefined;
  const tree = !known && FREE.includes(field) ? { '.': {} } : {};
  for (const [key, value] of Object.entries(after)) {
    const fields = changed(known?.[key], value, key);
    if (fields) tree[`f:${key}`] = fields;
  }
  return tree;
}

function ofList(before, after, keys) {
  const tree = before.length === 0 ? { '.': {} } : {};
  for (const item of after) {
    const key = Object.fromEntries(keys.map(name => [name, item[name]]));
    const known = before.find(other => other[keys[0]] === item[keys[0]]);
    const fields = changed(known, item);
    if (fields) {
      tree[`k:${JSON.stringify(key)}`] = known
        ? fields
        : { '.': {}, ...fields };
    }
  }
  return tree;
}

/** The fields of one tree and of another. @param {FieldTree} one @param {FieldTree} other @returns {FieldTree} */
export function together(one, other) {
  const tree = { ...one };
  for (const [key, fields] of Object.entries(other)) {
    tree[key] = tree[key] ? together(tree[key], fields) : fields;
  }
  return tree;
}

/** The fields of one tree that are not in another; undefined where none is left. @returns {FieldTree | undefined} */
export function without(one, other) {
  const left = Object.entries(one).flatMap(([key, fields]) => {
    if (!other[key]) return [[key, fields]];
    if (Object.keys(other[key]).length === 0) return [];
    const rest = without(fields, other[key]);
    return rest ? [[key, rest]] : [];
  });
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}
