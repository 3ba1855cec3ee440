import { amountsOf, larger, smaller, sum } from '../../world/amounts.mjs';
import { isTrue } from '../../world/conditions.mjs';
import { parseQuantity } from '../../world/quantity.mjs';

/**
 * The quotas of a ClusterQueue or a Cohort, by `<flavour>/<resource>`.
 * @returns {Record<string, { nominal: bigint, borrowingLimit?: bigint, lendingLimit?: bigint }>}
 */
export function quotasOf({ spec }) {
  const quotas = {};
  for (const { flavors } of spec?.resourceGroups ?? []) {
    for (const flavor of flavors) {
      for (const { name, nominalQuota, ...limits } of flavor.resources) {
        quotas[`${flavor.name}/${name}`] = {
          nominal: parseQuantity(nominalQuota),
          ...amountsOf(limits),
        };
      }
    }
  }
  return quotas;
}

/** True for a Workload that has its place in a ClusterQueue and has not ended. */
export function holdsQuota(workload) {
  return isTrue(workload, 'QuotaReserved') && !isTrue(workload, 'Finished');
}

/**
 * What Workloads hold, by `<flavour>/<resource>`.
 * @returns {import('../../world/amounts.mjs').Amounts}
 */
export function usageOf(workloads) {
  const assignments = workloads
    .filter(holdsQuota)
    .flatMap(({ status }) => status.admission.podSetAssignments);
  return sum(
    assignments.map(({ flavors, resourceUsage }) =>
      amountsOf(
        Object.fromEntries(
          Object.entries(resourceUsage).map(([resource, quantity]) => [
            `${flavors[resource]}/${resource}`,
            quantity,
          ]),
        ),
      ),
    ),
  );
}

/** The Workloads that hold quota of a ClusterQueue. */
export function holdersOf(world, clusterQueue) {
  return world
    .list('Workload')
    .filter(
      workload =>
        holdsQuota(workload) &&
        workload.status.admission.clusterQueue === clusterQueue.metadata.name,
    );
}

/**
 * How much of a flavour's resource a ClusterQueue can still take, and could take if nothing was used: its own quota, and
 * what its cohort lends within the borrowing limit.
 * @see https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/#cohort
 * @returns {{ available: bigint, maximum: bigint }}
 */
export function roomIn(world, clusterQueue, key) {
  const { nominal, borrowingLimit, guaranteed, used } = shareOf(
    world,
    clusterQueue,
    key,
  );
  const { cohortName } = clusterQueue.spec;
  if (!cohortName) return { available: nominal - used, maximum: nominal };
  const members = world
    .list('ClusterQueue')
    .filter(({ spec }) => spec.cohortName === cohortName)
    .map(member => shareOf(world, member, key));
  const cohort = world.get('Cohort', undefined, cohortName);
  const own = cohort ? quotasOf(cohort)[key]?.nominal ?? 0n : 0n;
  let maximum = own;
  let available = own;
  for (const member of members) {
    maximum += member.nominal - member.guaranteed;
    available += member.nominal - member.guaranteed - member.shared;
  }
  if (borrowingLimit !== undefined) {
    const most = nominal - guaranteed + borrowingLimit;
    maximum = smaller(maximum, most);
    available = smaller(available, most - larger(0n, used - guaranteed));
  }
  return {
    available: larger(0n, guaranteed - used) + available,
    maximum: guaranteed + maximum,
  };
}

/** What a member brings into its cohort and takes from it. What it does not lend is guaranteed to it. */
function shareOf(world, clusterQueue, key) {
  const quota = quotasOf(clusterQueue)[key] ?? { nominal: 0n };
  const { nominal, lendingLimit } = quota;
  const guaranteed =
    lendingLimit === undefined ? 0n : larger(0n, nominal - lendingLimit);
  const used = usageOf(holdersOf(world, clusterQueue))[key] ?? 0n;
  return { ...quota, guaranteed, used, shared: larger(0n, used - guaranteed) };
}
