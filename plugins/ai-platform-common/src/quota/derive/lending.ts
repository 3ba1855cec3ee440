import type { Quantity } from '../../model/quantity';
import type { ClusterQueueFacts, FlavorQuotaFacts } from '../facts/facts';
import { readQuantity } from './amounts';
import {
  amountOf,
  type ClusterQueueIndex,
  type Measure,
} from './clusterQueueIndex';
import { bigger, smaller } from './order';

/**
 * What a queue lends of a quota, an upper bound, because Kueue does not say who lends to whom: at most what the queue's
 * own workloads leave, at most what it may lend, and at most what others have borrowed.
 */
export function lentOf(
  index: ClusterQueueIndex,
  queue: ClusterQueueFacts,
  quota: FlavorQuotaFacts,
  measure: Measure,
): Quantity {
  const nominal = readQuantity(quota.nominal) ?? 0n;
  const { total, borrowed } = amountOf(queue, quota, measure);
  const left = bigger(nominal - bigger(total - borrowed, 0n), 0n);
  const lendable = smaller(left, readQuantity(quota.lendingLimit) ?? left);
  return smaller(lendable, index.borrowedByOthers(queue, quota, measure));
}
