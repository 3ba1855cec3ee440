import { amountsOf, podAmounts, quantitiesOf, sum } from '../world/amounts.mjs';

/**
 * Counts what every namespace uses into its quotas' status, as kube-controller-manager does: the requests of all pods
 * that have not ended.
 * @param {import('../world/world.mjs').World} world
 */
export function resourceQuotas(world) {
  return world.list('ResourceQuota').map(quota => {
    const hard = quantitiesOf(amountsOf(quota.spec.hard));
    const used = usage(world, quota.metadata.namespace);
    const counted = Object.keys(hard).map(key => [key, used[key] ?? 0n]);
    const status = { hard, used: quantitiesOf(Object.fromEntries(counted)) };
    return { put: { ...quota, status } };
  });
}

/**
 * Why a quota refuses a pod, in the API server's words; undefined where none does.
 * @param {import('../world/world.mjs').World} world
 */
export function refusal(world, pod) {
  const { namespace, name } = pod.metadata;
  const asked = keysOf(pod);
  const used = usage(world, namespace);
  for (const quota of world.list('ResourceQuota', namespace)) {
    const hard = amountsOf(quota.spec.hard);
    const over = Object.keys(hard).filter(
      key => asked[key] && (used[key] ?? 0n) + asked[key] > hard[key],
    );
    if (over.length > 0) {
      const list = amounts =>
        over.map(key => `${key}=${quantitiesOf(amounts)[key] ?? '0'}`).join();
      const quotaName = quota.metadata.name;
      return `pods "${name}" is forbidden: exceeded quota: ${quotaName}, requested: ${list(
        asked,
      )}, used: ${list(used)}, limited: ${list(hard)}`;
    }
  }
  return undefined;
}

/** What the pods of a namespace use, by quota key. */
function usage(world, namespace) {
  return sum(world.list('Pod', namespace).filter(isCounted).map(keysOf));
}

function isCounted({ status }) {
  return status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}

function keysOf({ spec }) {
  const requests = podAmounts(spec);
  const limits = podAmounts(spec, 'limits');
  return {
    ...prefixed('requests.', requests),
    ...prefixed('limits.', limits),
    ...{ cpu: requests.cpu ?? 0n, memory: requests.memory ?? 0n },
    ...amountsOf({ pods: 1, 'count/pods': 1 }),
  };
}

function prefixed(prefix, amounts) {
  return Object.fromEntries(
    Object.entries(amounts).map(([key, amount]) => [prefix + key, amount]),
  );
}
