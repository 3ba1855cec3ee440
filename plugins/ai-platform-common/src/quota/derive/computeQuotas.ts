import type { Quantity } from '../../model/quantity';
import type { NamespaceQuotaView } from '../../view/gpuQuotaView';
import type { QuotaSeverity } from '../../view/quotaVocabulary';
import { writeAmount } from './amounts';
import { isNear } from './nearness';
import { compare, firstDifference } from './order';
import type { QuotaLimit } from './quotaLimits';
import type { Scope } from './scope';

type ComputeQuota = NamespaceQuotaView['compute'][number];

/** Shown in this order; all other keys follow by name. */
const FIRST = [
  'requests.cpu',
  'limits.cpu',
  'requests.memory',
  'limits.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.ephemeral-storage',
  'pods',
  'persistentvolumeclaims',
];

/** Kubernetes' own counts of objects of a kind, which say nothing about compute. */
const COUNT_PREFIX = 'count/';

function rank(key: string): number {
  const index = FIRST.indexOf(key);
  return index < 0 ? FIRST.length : index;
}

function severityOf(used: Quantity, hard: Quantity | undefined): QuotaSeverity {
  if (hard === undefined) return 'unknown';
  if (used > hard) return 'critical';
  return isNear(used, hard) ? 'warning' : 'ok';
}

/** Everything that ResourceQuotas limit besides accelerators. */
export function computeQuotas(
  scope: Scope,
  limits: ReadonlyMap<string, QuotaLimit>,
): ComputeQuota[] {
  return [...limits]
    .filter(
      ([key]) =>
        !key.startsWith(COUNT_PREFIX) &&
        scope.names.ofQuotaKey(key) === undefined,
    )
    .sort(([a], [b]) =>
      firstDifference(compare(rank(a), rank(b)), compare(a, b)),
    )
    .map(([key, { hard, used = 0n }]) => ({
      key,
      ...(hard !== undefined && { hard: writeAmount(key, hard) }),
      used: writeAmount(key, used),
      severity: severityOf(used, hard),
    }));
}
