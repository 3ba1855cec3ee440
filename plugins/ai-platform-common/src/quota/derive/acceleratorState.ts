import type { Quantity } from '../../model/quantity';
import { acceleratorLimit, type AcceleratorLimit } from './acceleratorLimit';
import type { AcceleratorSupply } from './acceleratorSupply';
import type { AcceleratorAmounts } from './amounts';
import type { Holder } from './holders';
import type { QuotaLimit } from './quotaLimits';
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
export interface AcceleratorState extends AcceleratorLimit {
  readonly resource: string;
  /** Keys of the namespace's ResourceQuotas that limit it, by name. */
  readonly keys: readonly string[];
  /** Keys of those that count it only for some of the pods, which is no limit of the namespace as a whole. */
  readonly partialKeys: readonly string[];
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

/** Keys of the ResourceQuotas that count only some of the pods, by which they count the accelerator, by name. */
function partialKeysOf(scope: Scope, accelerator: string): string[] {
  const keys = scope.resourceQuotas
    .filter(({ scoped }) => scoped)
    .flatMap(({ hard }) => Object.keys(hard))
    .filter(key => scope.names.ofQuotaKey(key) === accelerator);
  return [...new Set(keys)].sort();
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
  const held = amountIn(state.held);
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
    partialKeys: partialKeysOf(scope, resource),
    ...acceleratorLimit(quotas, queue, held),
    waiting: total(waitingItems.map(item => item.amounts)),
    waitingItems,
    idle: { workloads: idle.length, amount: total(idle) },
    ...(supply && { supply }),
    ...(queue && { flavors: queue.flavors }),
  };
}
