import type { Quantity } from '../../model/quantity';
import type { ResourceQuotaFacts } from '../facts/facts';
import { readQuantity } from './amounts';
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

/** The tighter of two limits: the lower one, and of equal ones the one that more is used of. */
export function tighter(a: QuotaLimit, b: QuotaLimit): QuotaLimit {
  if (a.hard === undefined || b.hard === undefined) {
    return a.hard === undefined ? b : a;
  }
  if (a.hard !== b.hard) return a.hard < b.hard ? a : b;
  return (a.used ?? 0n) >= (b.used ?? 0n) ? a : b;
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
  const limits = new Map<string, QuotaLimit>();
  for (const quota of scope.resourceQuotas.filter(({ scoped }) => !scoped)) {
    for (const key of Object.keys(quota.hard)) {
      const name = Object.hasOwn(SAME_AS, key) ? SAME_AS[key] : key;
      const limit = limitOf(scope, quota, key);
      const before = limits.get(name);
      limits.set(name, before ? tighter(before, limit) : limit);
    }
  }
  return limits;
}
