import fc from 'fast-check';
import type { ObjectFacts } from '../../quota/facts/facts';
import type { ClusterInputs, ReadingOf } from '../../quota/inputs';
import type { Reading } from '../../view/reading';
import {
  amounts,
  count,
  objects,
  ofCluster,
  optional,
  own,
  owner,
  pod,
  quotaAmounts,
  quotas,
  resource,
  shortName,
  stopPolicy,
  time,
  usage,
  workload,
} from './arbitraryFacts';
import { NAMESPACE } from './facts';
import { read, unreadable } from './inputs';

/** In every name of another team's objects; it must be in no view. */
export const CANARY = 'canary';

/** A source that mostly answers. */
function reading<Value>(
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<Reading<Value>> {
  return fc.oneof(
    { weight: 9, arbitrary: value.map(read) },
    fc
      .constantFrom('starting', 'forbidden', 'timedOut')
      .map(code => unreadable({ code: code as 'starting' })),
  );
}

const namespaceInput = fc.record({
  name: fc.constant(NAMESPACE),
  namespace: reading(optional(fc.constant({ namespace: '', name: NAMESPACE }))),
  resourceQuotas: reading(
    objects(
      fc.record({
        ...own,
        hard: quotaAmounts,
        used: quotaAmounts,
        scoped: fc.boolean(),
      }),
    ),
  ),
  limitRanges: reading(
    objects(
      fc.record({
        ...own,
        hasDefaults: fc.boolean(),
        maxPerContainer: amounts,
        maxPerPod: amounts,
      }),
    ),
  ),
  pods: reading(objects(pod)),
  controllers: reading(
    objects(
      fc.record({
        ...own,
        kind: fc.constantFrom('ReplicaSet', 'Job', 'JobSet'),
        createdAt: time,
        owner: optional(owner),
        missingPods: optional(count),
        podRequests: optional(amounts),
        refusedSince: optional(time),
      }),
      ({ kind, name }) => `${kind}/${name}`,
    ),
  ),
  notebooks: reading(
    objects(fc.record({ ...own, lastActivity: optional(time) })),
  ),
  resourceClaims: reading(
    objects(
      fc.record({
        ...own,
        devices: fc.dictionary(fc.constantFrom('gpu.nvidia.com', 'x'), count),
        allocated: fc.boolean(),
        createdAt: time,
      }),
    ),
  ),
  localQueues: reading(
    objects(
      fc.record({
        ...own,
        clusterQueue: shortName,
        stopPolicy,
        usage,
        pending: count,
        admitted: count,
      }),
    ),
  ),
  workloads: reading(objects(workload)),
});

/** One cluster with one namespace, full of contradictions and of texts that are no quantities. */
export const arbitraryCluster: fc.Arbitrary<ClusterInputs> = fc.record({
  name: fc.constant('sandbox'),
  title: fc.string(),
  problems: fc.constant([]),
  nodes: reading(
    objects(
      fc.record({
        ...ofCluster,
        usable: fc.boolean(),
        allocatable: amounts,
        lacking: optional(fc.array(resource, { maxLength: 2 })),
        labels: fc.dictionary(
          fc.constantFrom('nvidia.com/gpu.product', 'pool'),
          fc.constantFrom('NVIDIA-L4', 'NVIDIA-L4-SHARED', 'a', ''),
        ),
      }),
    ),
  ),
  acceleratorPods: reading(objects(pod)),
  deviceClasses: reading(
    objects(
      fc.record({
        namespace: fc.constant(''),
        name: fc.constantFrom('gpu.nvidia.com', 'x'),
        extendedResource: optional(resource),
      }),
    ),
  ),
  clusterQueues: reading(
    objects(
      fc.record({
        ...ofCluster,
        cohort: optional(shortName),
        stopPolicy,
        quotas,
        usage,
        reservations: optional(usage),
        pending: count,
        admitted: count,
      }),
    ),
  ),
  cohorts: reading(
    objects(
      fc.record({
        ...ofCluster,
        parent: optional(shortName),
        quotas: fc.constant([]),
      }),
    ),
  ),
  resourceFlavors: reading(
    objects(
      fc.record({
        ...ofCluster,
        nodeLabels: fc.dictionary(fc.constant('pool'), shortName),
      }),
    ),
  ),
  pendingWorkloads: reading(
    objects(
      fc.record({
        ...own,
        clusterQueue: shortName,
        positionInClusterQueue: fc.nat(),
      }),
    ),
  ),
  namespaces: namespaceInput.map(namespace => [namespace]),
});

/** Adds to every list of objects. */
export function mapLists(
  cluster: ClusterInputs,
  change: <Facts extends ObjectFacts>(list: readonly Facts[]) => Facts[],
): ClusterInputs {
  const inside = (reads: object): object =>
    Object.fromEntries(
      Object.entries(reads).map(([key, value]: [string, unknown]) => {
        const list = value as ReadingOf<ObjectFacts>;
        return list?.status === 'ok' && Array.isArray(list.value)
          ? [key, { ...list, value: change(list.value) }]
          : [key, value];
      }),
    );
  return {
    ...cluster,
    ...inside(cluster),
    namespaces: cluster.namespaces.map(namespace => ({
      ...namespace,
      ...inside(namespace),
    })),
  };
}
