import fc from 'fast-check';
import type {
  Amounts,
  ObjectFacts,
  OwnerFacts,
  PodFacts,
  WorkloadFacts,
} from '../../quota/facts/facts';
import type { ClusterInputs, Reading, ReadingOf } from '../../quota/inputs';
import { NAMESPACE, NOW } from './facts';
import { read, unreadable } from './inputs';

/** In every name of another team's objects; it must be in no view. */
export const CANARY = 'canary';

/** Amounts, and what tries to be one. */
const quantity = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('0', '1', '2', '8', '64') },
  fc.constantFrom('0.1', '100m', '1n', '1e3', '64Gi', '1Ki', '9E', '-3'),
  fc.constantFrom('', ' 1', 'NaN', 'Infinity', '1e400', '0x10', '1_000', '８'),
  fc.constant('9'.repeat(70)),
  fc.string({ maxLength: 8 }),
);

const resource = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'nvidia.com/gpu',
      'nvidia.com/gpu.shared',
      'nvidia.com/mig-1g.5gb',
      'amd.com/gpu',
      'google.com/tpu',
      'deviceclass.resource.kubernetes.io/gpu.nvidia.com',
    ),
  },
  fc.constantFrom('cpu', 'memory', 'pods', '__proto__', 'constructor'),
  fc.string({ maxLength: 6 }),
);

const quotaKey = fc.oneof(
  resource.map(name => `requests.${name}`),
  resource,
  fc.constantFrom(
    'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
    'count/jobs.batch',
    'limits.cpu',
  ),
);

const amounts: fc.Arbitrary<Amounts> = fc.dictionary(resource, quantity, {
  maxKeys: 3,
  noNullPrototype: true,
});
const quotaAmounts = fc.dictionary(quotaKey, quantity, {
  maxKeys: 4,
  noNullPrototype: true,
});

const shortName = fc.constantFrom('a', 'b', 'c', 'd');
const time = fc.integer({ min: -10, max: 2 * NOW });
const count = fc.oneof(
  fc.integer({ min: -2, max: 9 }),
  fc.constantFrom(NaN, 1.5, Infinity),
);
const owner: fc.Arbitrary<OwnerFacts> = fc.record({
  kind: fc.constantFrom('ReplicaSet', 'Job', 'JobSet', 'Notebook', 'Pod'),
  name: shortName,
});

/** So many objects of a kind, with names of their own. */
function objects<Facts extends ObjectFacts>(
  facts: fc.Arbitrary<Facts>,
  identity: (one: Facts) => string = one => `${one.namespace}/${one.name}`,
): fc.Arbitrary<readonly Facts[]> {
  return fc.uniqueArray(facts, { maxLength: 4, selector: identity });
}

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

const own = { namespace: fc.constant(NAMESPACE), name: shortName };
const ofCluster = { namespace: fc.constant(''), name: shortName };
const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const pod: fc.Arbitrary<PodFacts> = fc.record({
  ...own,
  phase: fc.constantFrom('Pending', 'Running', 'Succeeded', 'Unknown'),
  node: optional(shortName),
  createdAt: time,
  startedAt: optional(time),
  requests: amounts,
  claims: optional(fc.array(shortName, { maxLength: 2 })),
  owner: optional(owner),
  component: optional(shortName),
  inferenceService: optional(shortName),
  trouble: optional(
    fc.constantFrom(
      'unschedulable' as const,
      'gated' as const,
      'crashing' as const,
      'notReady' as const,
      'terminating' as const,
    ),
  ),
  troubleSince: optional(time),
});

const workload: fc.Arbitrary<WorkloadFacts> = fc.record({
  ...own,
  queue: shortName,
  owner: optional(owner),
  component: optional(shortName),
  priority: optional(fc.integer()),
  createdAt: time,
  state: fc.constantFrom('pending', 'reserved', 'admitted', 'inactive'),
  reason: optional(fc.constantFrom('WaitingForQuota', '__proto__')),
  since: time,
  requests: amounts,
});

const usage = fc.array(
  fc.record({
    flavor: shortName,
    resource,
    total: quantity,
    borrowed: optional(quantity),
  }),
  { maxLength: 3 },
);
const quotas = fc.array(
  fc.record({
    flavor: shortName,
    resource,
    nominal: quantity,
    borrowingLimit: optional(quantity),
    lendingLimit: optional(quantity),
  }),
  { maxLength: 3 },
);
const stopPolicy = fc.constantFrom('None', 'Hold', '');

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
