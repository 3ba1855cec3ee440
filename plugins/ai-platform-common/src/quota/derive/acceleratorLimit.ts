import type { Quantity } from '../../model/quantity';
import type { AcceleratorQuotaView } from '../../view/gpuQuotaView';
import { bigger, compare, firstDifference } from './order';
import type { QueueLimit } from './queueLimits';
import { tighter, type QuotaLimit } from './quotaLimits';

/** How much of an accelerator a namespace may have. */
export interface AcceleratorLimit {
  readonly limitedBy: AcceleratorQuotaView['limitedBy'];
  /** Undefined where nothing limits, and where the limit cannot be read. */
  readonly hard?: Quantity;
  readonly used: Quantity;
  /** Of the limit; of a queue, which is shared, also by others. Undefined where there is no limit to read. */
  readonly taken?: Quantity;
  /** What every limit leaves, at least 0. */
  readonly free?: Quantity;
}

interface CountedLimit extends QuotaLimit {
  readonly used: Quantity;
}

/** A limit that can be read. What is left of it is less than nothing where it is exceeded. */
interface Bound {
  readonly limitedBy: 'resourceQuota' | 'clusterQueue';
  readonly hard: Quantity;
  readonly used: Quantity;
  readonly taken: Quantity;
  readonly left: Quantity;
}

function quotaBound({ hard, used }: CountedLimit): Bound[] {
  if (hard === undefined) return [];
  const left = hard - used;
  return [{ limitedBy: 'resourceQuota', hard, used, taken: used, left }];
}

function queueBound(
  { nominal, left, free }: QueueLimit,
  held: Quantity,
): Bound {
  return {
    limitedBy: 'clusterQueue',
    hard: nominal,
    used: held,
    taken: nominal - left,
    left: free,
  };
}

function tightestOf(
  quotas: readonly QuotaLimit[],
  held: Quantity,
): CountedLimit | undefined {
  const counted = quotas.map(({ hard, used = held }) => ({ hard, used }));
  return counted.length > 0 ? counted.reduce(tighter) : undefined;
}

/**
 * What limits an accelerator of which so much is held, by the limits of all keys that count it and by the queue's. Both
 * bind, so that what is free is what the one that leaves less leaves.
 */
export function acceleratorLimit(
  quotas: readonly QuotaLimit[],
  queue: QueueLimit | undefined,
  held: Quantity,
): AcceleratorLimit {
  const quota = tightestOf(quotas, held);
  const bounds = quota ? quotaBound(quota) : [];
  if (queue && (bounds.length === 0 || !queue.borrowsOnly)) {
    bounds.push(queueBound(queue, held));
  }
  const [bound] = bounds.sort((a, b) =>
    firstDifference(compare(a.left, b.left), compare(a.hard, b.hard)),
  );
  if (bound) {
    const { left, ...limit } = bound;
    return { ...limit, free: bigger(left, 0n) };
  }
  return quota
    ? { limitedBy: 'resourceQuota', used: quota.used }
    : { limitedBy: 'none', used: held };
}
