import type { Quantity } from '../../model/quantity';
import type {
  ClusterQueueFacts,
  FlavorQuotaFacts,
  LocalQueueFacts,
} from '../facts/facts';
import type { QueueView } from '../../view/gpuQuotaView';
import { readQuantity, wholeNumber, writeAmount } from './amounts';
import { amountOf, usageOf, type ClusterQueueIndex } from './clusterQueueIndex';
import { lentOf } from './lending';
import { queueIndex } from './queueLimits';
import { queueState } from './queueState';
import type { Scope } from './scope';

type FlavorView = QueueView['flavors'][number];

function flavorView(
  index: ClusterQueueIndex,
  local: LocalQueueFacts,
  queue: ClusterQueueFacts,
  quota: FlavorQuotaFacts,
): FlavorView {
  const { flavor, resource } = quota;
  const { total, borrowed } = amountOf(queue, quota, 'used');
  const borrowingLimit = readQuantity(quota.borrowingLimit);
  const lendingLimit = readQuantity(quota.lendingLimit);
  const write = (amount: Quantity) => writeAmount(resource, amount);
  return {
    flavor,
    resource,
    nominal: write(readQuantity(quota.nominal) ?? 0n),
    used: write(total),
    borrowed: write(borrowed),
    lent: write(lentOf(index, queue, quota, 'used')),
    ...(borrowingLimit !== undefined && {
      borrowingLimit: write(borrowingLimit),
    }),
    ...(lendingLimit !== undefined && { lendingLimit: write(lendingLimit) }),
    ownUsed: write(usageOf(local.usage, quota).total),
  };
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
      ...queueState(scope, local, queue),
      pending: wholeNumber(local.pending),
      admitted: wholeNumber(local.admitted),
      ...(queue && { clusterQueuePending: wholeNumber(queue.pending) }),
      flavors: queue
        ? queue.quotas.map(quota => flavorView(index, local, queue, quota))
        : [],
    };
  });
}
