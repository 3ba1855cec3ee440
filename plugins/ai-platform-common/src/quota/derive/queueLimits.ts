import type { Quantity } from '../../model/quantity';
import type { ClusterQueueFacts } from '../facts/facts';
import { readQuantity } from './amounts';
import { clusterQueueIndex, usageOf } from './clusterQueueIndex';
import { bigger } from './order';
import { valueOf } from './readings';
import { noteInvalid, type Scope } from './scope';

/** What the ClusterQueues that a namespace may use allow of one accelerator, all flavours together. */
export interface QueueLimit {
  readonly nominal: Quantity;
  /** Left of the nominal quota, flavour by flavour: what is borrowed of one leaves another untouched. */
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

/** By accelerator, what the namespace's queues allow. */
export function queueLimits(scope: Scope): ReadonlyMap<string, QueueLimit> {
  const limits = new Map<string, QueueLimit>();
  for (const queue of ownClusterQueues(scope)) {
    for (const quota of queue.quotas) {
      const accelerator = scope.names.ofResource(quota.resource);
      if (accelerator !== undefined) {
        const before = limits.get(accelerator);
        const own = nominalOf(scope, queue, quota);
        const { total } = usageOf(queue.usage, quota);
        const nominal = (before?.nominal ?? 0n) + own;
        const mayBorrow =
          queue.cohort !== undefined || before?.borrowsOnly === true;
        limits.set(accelerator, {
          nominal,
          free: (before?.free ?? 0n) + bigger(own - total, 0n),
          flavors: new Set([
            ...(before?.flavors ?? []),
            ...(own > 0n ? [quota.flavor] : []),
          ]),
          borrowsOnly: nominal === 0n && mayBorrow,
        });
      }
    }
  }
  return limits;
}
