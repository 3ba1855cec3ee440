/** What servers and controllers write when they come to it, in whatever order. */
const INCIDENTAL = new Set([
  'creationTimestamp',
  'generation',
  // Says again what the object says, with the version that it had.
  'kubectl.kubernetes.io/last-applied-configuration',
  'managedFields',
  'resourceVersion',
  'uid',
]);

/**
 * An answer of the corpus without what may be otherwise in another run: counters, times, and how far the
 * controllers have come with an object. The verdict of Argo CD and all that was written on purpose stays.
 */
export function essence(value: any): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (value === null || typeof value !== 'object') return value;
  const { status, ...rest } = value;
  const entries = Object.entries(rest).filter(([key]) => !INCIDENTAL.has(key));
  return {
    ...Object.fromEntries(entries.map(([key, item]) => [key, essence(item)])),
    ...(status?.sync && { status: verdict(status) }),
  };
}

function verdict({ sync, resources = [] }: any) {
  const { comparedTo: _, ...rest } = sync;
  return {
    sync: rest,
    resources: resources.map(({ health: __, ...one }: any) => one),
  };
}
