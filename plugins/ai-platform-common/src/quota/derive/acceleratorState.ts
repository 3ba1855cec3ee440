import type { Quantity } from '../../model/quantity';
import type { AcceleratorQuotaView } from '../../view/gpuQuotaView';
import type { AcceleratorSupply } from './acceleratorSupply';
import type { AcceleratorAmounts } from './amounts';
import type { Holder } from './holders';
import { bigger } from './order';
import { tighter, type QuotaLimit } from './quotaLimits';
import type { QueueLimit } from './queueLimits';
import type { Scope } from './scope';
import { supplyOf } from './served';
import type { WaitingItem } from './waitingItem';

/** What is known of a namespace, before it is cut up by accelerator. */
export interface NamespaceState {
  /** By key of a ResourceQuota. */
  readonly limits: ReadonlyMap<string, QuotaLimit>;
  readonly queues: ReadonlyMap<string, QueueLimit>;
  /** What pods with a node hold. */
  readonly held: AcceleratorAmounts;
  readonly holders: readonly Holder[];
  readonly waiting: readonly WaitingItem[];
}

/** One accelerator of a namespace, in numbers to calculate with. */
export interface AcceleratorState {
  readonly resource: string;
  /** Keys of the namespace's ResourceQuotas that count it, by name. */
  readonly keys: readonly string[];
  readonly limitedBy: AcceleratorQuotaView['limitedBy'];
  /** Undefined where nothing limits, and where the limit cannot be read. */
  readonly hard?: Quantity;
  readonly used: Quantity;
  readonly free?: Quantity;
  readonly waiting: Quantity;
  readonly waitingItems: readonly WaitingItem[];
  /** Workloads that hold some without using it, and how much. */
  readonly idle: { readonly workloads: number; readonly amount: Quantity };
  /** Undefined where no usable node is seen to have it. */
  readonly supply?: AcceleratorSupply;
  /** Flavours that the namespace's queues have quota of. */
  readonly flavors?: ReadonlySet<string>;
}

/** By accelerator, the keys of the namespace's ResourceQuotas that count it. */
export function keysByAccelerator(
  scope: Scope,
  limits: ReadonlyMap<string, QuotaLimit>,
): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const key of [...limits.keys()].sort()) {
    const accelerator = scope.names.ofQuotaKey(key);
    if (accelerator !== undefined) {
      keys.set(accelerator, [...(keys.get(accelerator) ?? []), key]);
    }
  }
  return keys;
}

interface Limit {
  readonly limitedBy: AcceleratorQuotaView['limitedBy'];
  readonly hard?: Quantity;
  readonly used: Quantity;
  readonly free?: Quantity;
}

function limitOf(
  quota: QuotaLimit | undefined,
  queue: QueueLimit | undefined,
  held: Quantity,
): Limit {
  const hard = quota?.hard;
  const queueIsTighter =
    hard === undefined || (queue && queue.nominal < hard && !queue.borrowsOnly);
  if (queue && queueIsTighter) {
    const { nominal, free } = queue;
    return { limitedBy: 'clusterQueue', hard: nominal, used: held, free };
  }
  if (!quota) return { limitedBy: 'none', used: held };
  const used = quota.used ?? held;
  return {
    limitedBy: 'resourceQuota',
    used,
    ...(hard !== undefined && { hard, free: bigger(hard - used, 0n) }),
  };
}

/** One accelerator of the namespace. */
export function acceleratorState(
  scope: Scope,
  state: NamespaceState,
  resource: string,
  keys: readonly string[],
): AcceleratorState {
  const quotas = keys.flatMap(key => state.limits.get(key) ?? []);
  const queue = state.queues.get(resource);
  const amountIn = (amounts: AcceleratorAmounts) => amounts.get(resource) ?? 0n;
  const total = (all: readonly AcceleratorAmounts[]) =>
    all.reduce((sum, amounts) => sum + amountIn(amounts), 0n);
  const waitingItems = state.waiting.filter(item => item.amounts.has(resource));
  const idle = state.holders
    .map(holder => holder.idleAmounts)
    .filter(amounts => amounts.has(resource));
  const supply = supplyOf(scope).get(resource);
  return {
    resource,
    keys,
    ...limitOf(
      quotas.length > 0 ? quotas.reduce(tighter) : undefined,
      queue,
      amountIn(state.held),
    ),
    waiting: total(waitingItems.map(item => item.amounts)),
    waitingItems,
    idle: { workloads: idle.length, amount: total(idle) },
    ...(supply && { supply }),
    ...(queue && { flavors: queue.flavors }),
  };
}
