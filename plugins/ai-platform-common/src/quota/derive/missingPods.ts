import type { Amounts } from '../facts/facts';
import type { WaitingReason } from '../../view/quotaVocabulary';
import { addAmounts, readQuantity, wholeNumber } from './amounts';
import { ownerChain } from './ownerChain';
import { coveredByWorkloads } from './pendingWorkloads';
import { acceleratorsOf, type Scope } from './scope';
import { waitingItem, type WaitingItem } from './waitingItem';

const CPU_AND_MEMORY = ['cpu', 'memory'];

/** Keys that count pods. */
const PODS: ReadonlySet<string> = new Set(['pods', 'count/pods']);

const amountOf = (amounts: Amounts, ...keys: string[]) =>
  keys.map(key => readQuantity(amounts[key])).find(one => one !== undefined);

/** The key by which a pod's requests are compared with a quota's key; undefined for what no request says. */
function requestOf(key: string, request: Amounts): bigint | undefined {
  if (PODS.has(key)) return readQuantity('1');
  return amountOf(request, key.replace(/^requests\./, ''));
}

// One more pod would be more than a quota allows. A scoped quota refuses too.
function exceedsQuota(scope: Scope, request: Amounts): boolean {
  return scope.resourceQuotas.some(({ hard, used }) =>
    Object.keys(hard).some(key => {
      const limit = amountOf(hard, key);
      const more = requestOf(key, request);
      if (limit === undefined || !more) return false;
      return (amountOf(used, key) ?? 0n) + more > limit;
    }),
  );
}

// A quota for CPU or memory refuses pods that do not say how much they want, unless a LimitRange says it for them.
function lacksRequests(scope: Scope, request: Amounts): boolean {
  if (scope.limitRanges.some(range => range.hasDefaults)) return false;
  return CPU_AND_MEMORY.some(
    resource =>
      request[resource] === undefined &&
      scope.resourceQuotas.some(
        ({ hard }) =>
          hard[resource] !== undefined ||
          hard[`requests.${resource}`] !== undefined,
      ),
  );
}

function exceedsLimitRange(scope: Scope, request: Amounts): boolean {
  return scope.limitRanges.some(({ maxPerPod }) =>
    Object.keys(maxPerPod).some(resource => {
      const limit = amountOf(maxPerPod, resource);
      return limit !== undefined && (amountOf(request, resource) ?? 0n) > limit;
    }),
  );
}

// The API does not say why a controller's pods are refused, but what it compares can be compared here.
function reasonOf(scope: Scope, request: Amounts): WaitingReason | undefined {
  if (exceedsQuota(scope, request)) return 'QuotaExceeded';
  const misconfigured =
    exceedsLimitRange(scope, request) || lacksRequests(scope, request);
  return misconfigured ? 'Misconfigured' : undefined;
}

/**
 * Pods that controllers cannot create: the cluster says that it refuses them, or one more would be against a quota or a
 * LimitRange. Pods that are missing and no more may be on their way, or wait out the failure of those before them.
 * Pods of a workload that Kueue holds back are counted there.
 */
export function missingPods(scope: Scope): WaitingItem[] {
  const isCovered = coveredByWorkloads(scope);
  return scope.controllers.flatMap(controller => {
    const { kind, name, podRequests, createdAt, refusedSince } = controller;
    const missing = wholeNumber(controller.missingPods ?? 0);
    const chain = ownerChain(controller, scope.owners);
    if (missing === 0 || !podRequests || isCovered(chain)) return [];
    const reason = reasonOf(scope, podRequests);
    if (!reason && refusedSince === undefined) return [];
    const amounts = new Map<string, bigint>();
    addAmounts(
      amounts,
      acceleratorsOf(scope, `${kind}/${name}`, podRequests),
      missing,
    );
    return waitingItem(chain, {
      amounts,
      since: refusedSince ?? createdAt,
      reason: reason ?? 'Unknown',
    });
  });
}
