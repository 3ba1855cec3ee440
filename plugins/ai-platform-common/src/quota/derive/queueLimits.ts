import type { Quantity } from '../../model/quantity';
import type { ClusterQueueFacts } from '../facts/facts';
import { readQuantity } from './amounts';
import { amountOf, clusterQueueIndex } from './clusterQueueIndex';
import { lentOf } from './lending';
import { bigger } from './order';
import { queueState } from './queueState';
import { valueOf } from './readings';
import { noteInvalid, type Scope } from './scope';

/** What the ClusterQueues that a namespace may use allow of one accelerator, all flavours together. */
export interface QueueLimit {
  readonly nominal: Quantity;
  /**
   * What nobody has reserved or borrowed of the nominal quota, flavour by flavour: what is borrowed of one leaves another
   * untouched. What others have borrowed they give back by preemption alone, which is not certain.
   */
  readonly left: Quantity;
  /** What is left where the namespace has a queue that takes work in. */
  readonly free: Quantity;
  /** Flavours with nominal quota. */
  readonly flavors: ReadonlySet<string>;
  /** True if no quota is the queues' own and they may borrow: then the quota is no limit. */
  readonly borrowsOnly: boolean;
}

/** The index of the cluster's queues. */
export function queueIndex({ cluster }: Scope) {
  return clusterQueueIndex(valueOf(cluster.clusterQueues))(
    valueOf(cluster.cohorts),
  );
}

/** The readable ClusterQueues that LocalQueues of the namespace lead to, each once. */
function ownClusterQueues(scope: Scope): ClusterQueueFacts[] {
  const index = queueIndex(scope);
  const names = new Set(scope.localQueues.map(queue => queue.clusterQueue));
  return [...names].sort().flatMap(name => index.find(name) ?? []);
}

// A LocalQueue that is held does no harm where another one leads to the same ClusterQueue.
function takesWork(scope: Scope, queue: ClusterQueueFacts): boolean {
  return scope.localQueues.some(
    local =>
      local.clusterQueue === queue.name &&
      queueState(scope, local, queue).state === 'active',
  );
}

function nominalOf(
  scope: Scope,
  queue: ClusterQueueFacts,
  quota: ClusterQueueFacts['quotas'][number],
): Quantity {
  const nominal = readQuantity(quota.nominal);
  if (nominal === undefined) {
    noteInvalid(
      scope,
      `ClusterQueue/${queue.name}`,
      `${quota.flavor} ${quota.resource}`,
      quota.nominal,
    );
  }
  return nominal ?? 0n;
}

const NO_LIMIT = {
  nominal: 0n,
  left: 0n,
  free: 0n,
  flavors: new Set<string>(),
  borrowsOnly: false,
};

/** By accelerator, what the namespace's queues allow. */
export function queueLimits(scope: Scope): ReadonlyMap<string, QueueLimit> {
  const index = queueIndex(scope);
  const limits = new Map<string, QueueLimit>();
  for (const queue of ownClusterQueues(scope)) {
    const isOpen = takesWork(scope, queue);
    for (const quota of queue.quotas) {
      const accelerator = scope.names.ofResource(quota.resource);
      if (accelerator !== undefined) {
        const before: QueueLimit = limits.get(accelerator) ?? NO_LIMIT;
        const own = nominalOf(scope, queue, quota);
        const { total } = amountOf(queue, quota, 'reserved');
        const lent = lentOf(index, queue, quota, 'reserved');
        const left = bigger(own - total - lent, 0n);
        const nominal = before.nominal + own;
        const mayBorrow = queue.cohort !== undefined || before.borrowsOnly;
        limits.set(accelerator, {
          nominal,
          left: before.left + left,
          free: before.free + (isOpen ? left : 0n),
          flavors:
            own > 0n
              ? new Set([...before.flavors, quota.flavor])
              : before.flavors,
          borrowsOnly: nominal === 0n && mayBorrow,
        });
      }
    }
  }
  return limits;
}
