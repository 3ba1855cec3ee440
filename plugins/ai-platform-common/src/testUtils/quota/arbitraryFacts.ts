import fc from 'fast-check';
import type {
  Amounts,
  ObjectFacts,
  OwnerFacts,
  PodFacts,
  WorkloadFacts,
} from '../../quota/facts/facts';
import { NAMESPACE, NOW } from './facts';

/** Amounts, and what tries to be one. */
const quantity = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('0', '1', '2', '8', '64') },
  fc.constantFrom('0.1', '100m', '1n', '1e3', '64Gi', '1Ki', '9E', '-3'),
  fc.constantFrom('', ' 1', 'NaN', 'Infinity', '1e400', '0x10', '1_000', '８'),
  fc.constant('9'.repeat(70)),
  fc.string({ maxLength: 8 }),
);

export const resource = fc.oneof(
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

export const amounts: fc.Arbitrary<Amounts> = fc.dictionary(
  resource,
  quantity,
  {
    maxKeys: 3,
    noNullPrototype: true,
  },
);
export const quotaAmounts = fc.dictionary(quotaKey, quantity, {
  maxKeys: 4,
  noNullPrototype: true,
});

export const shortName = fc.constantFrom('a', 'b', 'c', 'd');
export const time = fc.integer({ min: -10, max: 2 * NOW });
export const count = fc.oneof(
  fc.integer({ min: -2, max: 9 }),
  fc.constantFrom(NaN, 1.5, Infinity),
);
export const owner: fc.Arbitrary<OwnerFacts> = fc.record({
  kind: fc.constantFrom('ReplicaSet', 'Job', 'JobSet', 'Notebook', 'Pod'),
  name: shortName,
});

/** So many objects of a kind, with names of their own. */
export function objects<Facts extends ObjectFacts>(
  facts: fc.Arbitrary<Facts>,
  identity: (one: Facts) => string = one => `${one.namespace}/${one.name}`,
): fc.Arbitrary<readonly Facts[]> {
  return fc.uniqueArray(facts, { maxLength: 4, selector: identity });
}

export const own = { namespace: fc.constant(NAMESPACE), name: shortName };
export const ofCluster = { namespace: fc.constant(''), name: shortName };
export const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

export const pod: fc.Arbitrary<PodFacts> = fc.record({
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

export const workload: fc.Arbitrary<WorkloadFacts> = fc.record({
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

export const usage = fc.array(
  fc.record({
    flavor: shortName,
    resource,
    total: quantity,
    borrowed: optional(quantity),
  }),
  { maxLength: 3 },
);
export const quotas = fc.array(
  fc.record({
    flavor: shortName,
    resource,
    nominal: quantity,
    borrowingLimit: optional(quantity),
    lendingLimit: optional(quantity),
  }),
  { maxLength: 3 },
);
export const stopPolicy = fc.constantFrom('None', 'Hold', '');
