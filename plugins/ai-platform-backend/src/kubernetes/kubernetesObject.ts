import type { WatchedResource } from './resourceReader';

/** What every object of the API has; nothing of it is certain before it was looked at. */
export interface KubernetesObject {
  metadata?: {
    name?: unknown;
    namespace?: unknown;
    resourceVersion?: unknown;
    continue?: unknown;
  };
}

/** The value as an object of the API, or undefined. */
export function asObject(value: unknown): KubernetesObject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { metadata } = value as { metadata?: unknown };
  const isSound = metadata === undefined || typeof metadata === 'object';
  return isSound ? (value as KubernetesObject) : undefined;
}

/** The non-empty text in a field of the metadata. */
export function metadataText(
  object: KubernetesObject | undefined,
  field: keyof NonNullable<KubernetesObject['metadata']>,
): string | undefined {
  const text = object?.metadata?.[field];
  return typeof text === 'string' && text ? text : undefined;
}

/** `clusterqueues.kueue.x-k8s.io`; without the dot for the core group. */
export function resourceName({
  plural,
  group,
}: Pick<WatchedResource, 'plural' | 'group'>): string {
  return group ? `${plural}.${group}` : plural;
}

/** Path of all objects of the kind in the cluster. */
export function resourcePath(
  { plural, group }: Pick<WatchedResource, 'plural' | 'group'>,
  version: string,
): string {
  return group
    ? `/apis/${group}/${version}/${plural}`
    : `/api/${version}/${plural}`;
}
