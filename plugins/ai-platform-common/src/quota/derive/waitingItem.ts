import type { Quantity } from '../../model/quantity';
import {
  WAITING_REASONS,
  type WaitingReason,
} from '../../view/quotaVocabulary';
import { addAmounts, type AcceleratorAmounts } from './amounts';
import { compare, firstDifference } from './order';
import { ownerKey, type OwnerChain } from './ownerChain';

/** Work that waits for accelerators. */
export interface WaitingItem {
  readonly kind: string;
  readonly name: string;
  readonly amounts: AcceleratorAmounts;
  /** Seconds since 1970. */
  readonly since: number;
  readonly component?: string;
  readonly reason: WaitingReason;
  /** LocalQueue. */
  readonly queue?: string;
  readonly priority?: number;
  /** Places before it in the ClusterQueue. */
  readonly position?: number;
}

/** Waiting work, named after the top of its chain of owners. */
export function waitingItem(
  { top, component }: OwnerChain,
  rest: Omit<WaitingItem, 'kind' | 'name' | 'component'>,
): WaitingItem {
  return {
    kind: top.kind,
    name: top.name,
    ...(component !== undefined && { component }),
    ...rest,
  };
}

const LAST_PLACE = Number.MAX_SAFE_INTEGER;

/** For `sort`: by place in the queue where it is known, then the highest priority, then the longest wait. */
export function compareWaiting(a: WaitingItem, b: WaitingItem): number {
  return firstDifference(
    compare(a.position ?? LAST_PLACE, b.position ?? LAST_PLACE),
    compare(b.priority ?? 0, a.priority ?? 0),
    compare(a.since, b.since),
    compare(a.kind, b.kind),
    compare(a.name, b.name),
    compare(
      WAITING_REASONS.indexOf(a.reason),
      WAITING_REASONS.indexOf(b.reason),
    ),
    compare(a.queue ?? '', b.queue ?? ''),
    compare(a.component ?? '', b.component ?? ''),
  );
}

function merge(first: WaitingItem, next: WaitingItem): WaitingItem {
  const amounts = new Map<string, Quantity>(first.amounts);
  addAmounts(amounts, next.amounts);
  const component = first.component ?? next.component;
  return {
    ...first,
    amounts,
    since: Math.min(first.since, next.since),
    ...(component !== undefined && { component }),
  };
}

/**
 * One item a workload, the next in turn first. Of several parts of one workload, the one whose turn comes first says the
 * reason and the place. What waits for no accelerator is left out.
 */
export function mergeWaiting(items: readonly WaitingItem[]): WaitingItem[] {
  const merged = new Map<string, WaitingItem>();
  const waiting = items.filter(item => item.amounts.size > 0);
  for (const item of waiting.sort(compareWaiting)) {
    const key = ownerKey(item);
    const before = merged.get(key);
    merged.set(key, before ? merge(before, item) : item);
  }
  return [...merged.values()].sort(compareWaiting);
}
