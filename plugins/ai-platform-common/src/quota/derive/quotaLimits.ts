import type { Quantity } from '../../model/quantity';
import type { ResourceQuotaFacts } from '../facts/facts';
import { readQuantity } from './amounts';
import { bigger, compare, firstDifference } from './order';
import { noteInvalid, type Scope } from './scope';

/** What the ResourceQuotas of a namespace say of one key: the tightest of them, because Kubernetes enforces all. */
export interface QuotaLimit {
  /** Undefined where it cannot be read. */
  readonly hard?: Quantity;
  /** Undefined where nobody has counted yet. */
  readonly used?: Quantity;
}

/** Plain CPU and memory count the same as what is requested of them. */
const SAME_AS: Readonly<Record<string, string>> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  'ephemeral-storage': 'requests.ephemeral-storage',
};

const leftOf = (hard: Quantity, used = 0n) => hard - used;

/**
 * The tighter of two limits: the one that leaves less, where it is exceeded less than nothing, and of those that leave
 * the same the lower one. By what is left and not by what is allowed: `requests.*` counts the devices of device plugins
 * too, the keys of a DeviceClass do not.
 */
export function tighter<Limit extends QuotaLimit>(a: Limit, b: Limit): Limit {
  if (a.hard === undefined || b.hard === undefined) {
    return a.hard === undefined ? b : a;
  }
  const difference = firstDifference(
    compare(leftOf(a.hard, a.used), leftOf(b.hard, b.used)),
    compare(a.hard, b.hard),
  );
  return difference <= 0 ? a : b;
}

// Quotas of one key count the same, so that one that has not counted yet will come to what the others say.
function tightest(limits: readonly QuotaLimit[]): QuotaLimit {
  const counted = limits.flatMap(({ used }) => used ?? []);
  if (counted.length === 0) return limits.reduce(tighter);
  const most = counted.reduce(bigger);
  return limits
    .map(({ hard, used = most }) => ({ hard, used }))
    .reduce(tighter);
}

function limitOf(
  scope: Scope,
  { name, hard, used }: ResourceQuotaFacts,
  key: string,
): QuotaLimit {
  const read = (text: string | undefined) => {
    const quantity = readQuantity(text);
    if (text !== undefined && quantity === undefined) {
      noteInvalid(scope, `ResourceQuota/${name}`, key, text);
    }
    return quantity;
  };
  return { hard: read(hard[key]), used: read(used[key]) };
}

/** By key, what the ResourceQuotas limit. Those that count only some of the pods limit nothing as a whole. */
export function quotaLimits(scope: Scope): ReadonlyMap<string, QuotaLimit> {
  const limits = new Map<string, QuotaLimit[]>();
  for (const quota of scope.resourceQuotas.filter(({ scoped }) => !scoped)) {
    for (const key of Object.keys(quota.hard)) {
      const name = Object.hasOwn(SAME_AS, key) ? SAME_AS[key] : key;
      const before = limits.get(name) ?? [];
      limits.set(name, [...before, limitOf(scope, quota, key)]);
    }
  }
  return new Map([...limits].map(([key, all]) => [key, tightest(all)]));
}
