import type { Quantity } from '../../model/quantity';
import type {
  ClusterQueueFacts,
  FlavorQuotaFacts,
  LocalQueueFacts,
} from '../facts/facts';
import type { QueueView } from '../../view/gpuQuotaView';
import { readQuantity, wholeNumber, writeAmount } from './amounts';
import { usageOf, type ClusterQueueIndex } from './clusterQueueIndex';
import { bigger, smaller } from './order';
import { queueIndex } from './queueLimits';
import { isUnavailable } from './readings';
import type { Scope } from './scope';

type FlavorView = QueueView['flavors'][number];

/** Kueue's own word, in the condition of the LocalQueue. */
const NO_CLUSTER_QUEUE = 'ClusterQueueDoesNotExist';

// At most what the queue's own workloads leave, at most what it may lend, and at most what others have borrowed.
function lentOf(
  index: ClusterQueueIndex,
  queue: ClusterQueueFacts,
  quota: FlavorQuotaFacts,
): Quantity {
  const nominal = readQuantity(quota.nominal) ?? 0n;
  const { total, borrowed } = usageOf(queue.usage, quota);
  const left = bigger(nominal - bigger(total - borrowed, 0n), 0n);
  const lendable = smaller(left, readQuantity(quota.lendingLimit) ?? left);
  return smaller(lendable, index.borrowedByOthers(queue, quota));
}

function flavorView(
  index: ClusterQueueIndex,
  local: LocalQueueFacts,
  queue: ClusterQueueFacts,
  quota: FlavorQuotaFacts,
): FlavorView {
  const { flavor, resource } = quota;
  const { total, borrowed } = usageOf(queue.usage, quota);
  const borrowingLimit = readQuantity(quota.borrowingLimit);
  const lendingLimit = readQuantity(quota.lendingLimit);
  const write = (amount: Quantity) => writeAmount(resource, amount);
  return {
    flavor,
    resource,
    nominal: write(readQuantity(quota.nominal) ?? 0n),
    used: write(total),
    borrowed: write(borrowed),
    lent: write(lentOf(index, queue, quota)),
    ...(borrowingLimit !== undefined && {
      borrowingLimit: write(borrowingLimit),
    }),
    ...(lendingLimit !== undefined && { lendingLimit: write(lendingLimit) }),
    ownUsed: write(usageOf(local.usage, quota).total),
  };
}

interface QueueState {
  readonly state: QueueView['state'];
  readonly reason?: string;
}

const STOPPED = new Set(['Hold', 'HoldAndDrain']);

// What is known for certain comes before what is not.
function stateOf(
  scope: Scope,
  local: LocalQueueFacts,
  queue: ClusterQueueFacts | undefined,
): QueueState {
  const stopped = [local, queue].find(
    one => one !== undefined && STOPPED.has(one.stopPolicy),
  );
  if (stopped) return { state: 'stopped', reason: stopped.stopPolicy };
  const unreadable = isUnavailable(scope.cluster.clusterQueues);
  if (!queue && !unreadable) {
    return { state: 'inactive', reason: NO_CLUSTER_QUEUE };
  }
  const inactive = [queue?.condition, local.condition].find(
    condition => condition?.active === false,
  );
  if (inactive) return { state: 'inactive', reason: inactive.reason };
  return { state: unreadable ? 'unknown' : 'active' };
}

/** The namespace's LocalQueues and where they lead to, by name. */
export function queuesOf(scope: Scope): QueueView[] {
  const index = queueIndex(scope);
  return scope.localQueues.map(local => {
    const queue = index.find(local.clusterQueue);
    return {
      localQueue: local.name,
      clusterQueue: local.clusterQueue,
      ...(queue?.cohort !== undefined && { cohort: queue.cohort }),
      ...stateOf(scope, local, queue),
      pending: wholeNumber(local.pending),
      admitted: wholeNumber(local.admitted),
      ...(queue && { clusterQueuePending: wholeNumber(queue.pending) }),
      flavors: queue
        ? queue.quotas.map(quota => flavorView(index, local, queue, quota))
        : [],
    };
  });
}
