import { isMap, type JsonMap } from './plainJson';

const OF_METADATA = new Set([
  ...['managedFields', 'resourceVersion', 'uid', 'generation'],
  ...['creationTimestamp', 'selfLink'],
]);

const ANNOTATIONS_AND_LABELS = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation',
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/installation-id',
  'argocd.argoproj.io/instance',
]);

/** True for what the server and the GitOps engine write for themselves; `keys` are those from the root. */
export function isBookkeeping(keys: readonly unknown[]): boolean {
  if (keys.length === 1) return keys[0] === 'status';
  if (keys.length > 3 || keys[0] !== 'metadata') return false;
  if (keys.length === 2) return OF_METADATA.has(String(keys[1]));
  return (
    (keys[1] === 'annotations' || keys[1] === 'labels') &&
    ANNOTATIONS_AND_LABELS.has(String(keys[2]))
  );
}

/** True for what has to be looked into to tell bookkeeping from what a person wrote: metadata, annotations and labels. */
export function mayHoldBookkeeping(keys: readonly unknown[]): boolean {
  if (keys.length > 2 || keys[0] !== 'metadata') return false;
  return keys.length === 1 || keys[1] === 'annotations' || keys[1] === 'labels';
}

function without(map: JsonMap, keys: readonly string[]): JsonMap {
  return Object.fromEntries(
    Object.keys(map).flatMap(key => {
      const path = [...keys, key];
      if (isBookkeeping(path)) return [];
      const value = map[key];
      const inner = mayHoldBookkeeping(path) && isMap(value);
      return [[key, inner ? without(value, path) : value]];
    }),
  );
}

/** The object as a person would write it: without what the server keeps in it. */
export function withoutBookkeeping(object: JsonMap): JsonMap {
  return without(object, []);
}
