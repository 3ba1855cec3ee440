import type {
  AcceleratorQuotaView,
  NamespaceQuotaView,
  Quantity,
  WaitingReason,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { amountOf, sumOf } from './amounts';

/** Work that waits for one of these has its pods already: a ResourceQuota counts them as used. */
const HAS_PODS: ReadonlySet<WaitingReason> = new Set<WaitingReason>([
  'Unschedulable',
  'SchedulingGated',
]);

/** Where limits stand; without one of these, no limit seen does not mean that there is none. */
const LIMITS = /^(resourcequotas|localqueues|clusterqueues)(\.|$)/;

/** What a bar needs to know of the namespace around its accelerator. */
export type QuotaContext = Pick<
  NamespaceQuotaView,
  'waiting' | 'queues' | 'findings'
>;

/** What a bar shows, as exact amounts; the parts follow each other from the left. */
export interface BarParts {
  /** Used by what runs. */
  running: Quantity;
  /** Counted as used by the quota, but still waiting. */
  usedWaiting: Quantity;
  /** Given to the namespace by its queue, but not held by a pod yet. */
  admitted: Quantity;
  /** Used by other namespaces through the same ClusterQueue. */
  others: Quantity;
  /** Waits, and is not counted yet. */
  waiting: Quantity;
  hard?: Quantity;
  free?: Quantity;
  /** What all nodes have; the width of a bar without a limit. */
  capacity: Quantity;
  /** A queue may lend: what is used beyond its own quota is borrowed, not over the limit. */
  mayBorrow: boolean;
  /** Something limits it, but how much is not known. */
  limitUnknown: boolean;
}

const least = (a: Quantity, b: Quantity) => (a < b ? a : b);
const atLeastZero = (a: Quantity) => (a > 0n ? a : 0n);

/** What has its pods already, of everything that waits for an accelerator. */
function waitingWithPods(
  resource: string,
  { waiting }: Pick<NamespaceQuotaView, 'waiting'>,
): Quantity {
  return waiting
    .filter(({ reason }) => HAS_PODS.has(reason))
    .reduce((sum, { accelerators }) => sum + sumOf(accelerators, resource), 0n);
}

/** What a ClusterQueue has given away beyond what the namespace's pods hold: to the namespace, and to others. */
function givenAway(
  { resource, hard, free, used, limitedBy }: AcceleratorQuotaView,
  { queues }: Pick<NamespaceQuotaView, 'queues'>,
): Pick<BarParts, 'admitted' | 'others'> {
  if (
    limitedBy !== 'clusterQueue' ||
    hard === undefined ||
    free === undefined
  ) {
    return { admitted: 0n, others: 0n };
  }
  const ownUsed = queues
    .flatMap(({ flavors }) => flavors)
    .filter(flavor => flavor.resource === resource)
    .reduce((sum, flavor) => sum + amountOf(flavor.ownUsed), 0n);
  const rest = atLeastZero(amountOf(hard) - amountOf(free) - amountOf(used));
  const admitted = least(rest, atLeastZero(ownUsed - amountOf(used)));
  return { admitted, others: rest - admitted };
}

function areLimitsKnown({ findings }: QuotaContext): boolean {
  return !findings.some(
    ({ code, params }) =>
      code === 'unknown' && LIMITS.test(String(params.source)),
  );
}

/** Splits an accelerator's amounts into the parts of its bar, so that nothing is drawn twice. */
export function barParts(
  accelerator: AcceleratorQuotaView,
  namespace: QuotaContext,
): BarParts {
  const { resource, limitedBy, nodes } = accelerator;
  const used = amountOf(accelerator.used);
  const waiting = amountOf(accelerator.waiting);
  const [hard, free] = [accelerator.hard, accelerator.free].map(quantity =>
    quantity === undefined ? undefined : amountOf(quantity),
  );
  const usedWaiting =
    limitedBy === 'resourceQuota'
      ? least(least(waitingWithPods(resource, namespace), waiting), used)
      : 0n;
  return {
    running: used - usedWaiting,
    usedWaiting,
    ...givenAway(accelerator, namespace),
    waiting: waiting - usedWaiting,
    hard,
    free,
    capacity: amountOf(nodes?.allocatable),
    mayBorrow: limitedBy === 'clusterQueue',
    limitUnknown:
      hard === undefined &&
      (limitedBy !== 'none' || !areLimitsKnown(namespace)),
  };
}

/** Everything that is used or wanted. */
export function totalOf(parts: BarParts): Quantity {
  const { running, usedWaiting, admitted, others, waiting } = parts;
  return running + usedWaiting + admitted + others + waiting;
}
