import { larger, quantitiesOf } from '../../world/amounts.mjs';
import { withCondition } from '../../world/conditions.mjs';
import { isWaiting, pendingIn } from './pending.mjs';
import { holdersOf, holdsQuota, quotasOf, usageOf } from './quotas.mjs';

/**
 * Keeps the status of every ClusterQueue and LocalQueue: whether it takes work in, how many Workloads wait and hold
 * quota, and how much.
 * @param {import('../../world/world.mjs').World} world
 * @param {number} now
 */
export function queueStatuses(world, now) {
  return [
    ...world.list('ClusterQueue').map(queue => clusterQueue(world, queue, now)),
    ...world.list('LocalQueue').map(queue => localQueue(world, queue, now)),
  ].map(put => ({ put }));
}

/**
 * Whether a ClusterQueue admits, and why not, in Kueue's words.
 * @returns {{ active: boolean, reason: string, message: string }}
 */
export function activity(world, { spec }) {
  const missing = flavorNames(spec).filter(
    name => !world.get('ResourceFlavor', undefined, name),
  );
  if (spec.stopPolicy && spec.stopPolicy !== 'None') {
    return {
      active: false,
      reason: 'Stopped',
      message: "Can't admit new workloads: is stopped.",
    };
  }
  if (missing.length > 0) {
    return {
      active: false,
      reason: 'FlavorNotFound',
      message: `Can't admit new workloads: references missing ResourceFlavor(s): ${missing.join()}.`,
    };
  }
  return {
    active: true,
    reason: 'Ready',
    message: 'Can admit new workloads',
  };
}

function clusterQueue(world, queue, now) {
  const holders = holdersOf(world, queue);
  const usage = flavorsOf(queue, usageOf(holders), { showsBorrowed: true });
  return {
    ...queue,
    status: {
      conditions: active(queue, activity(world, queue), now),
      pendingWorkloads: pendingIn(world, queue.metadata.name).length,
      reservingWorkloads: holders.length,
      admittedWorkloads: holders.length,
      flavorsReservation: usage,
      flavorsUsage: usage,
    },
  };
}

function localQueue(world, queue, now) {
  const target = world.get('ClusterQueue', undefined, queue.spec.clusterQueue);
  const own = world
    .list('Workload', queue.metadata.namespace)
    .filter(({ spec }) => spec.queueName === queue.metadata.name);
  const holders = own.filter(holdsQuota);
  const usage = target ? flavorsOf(target, usageOf(holders)) : [];
  return {
    ...queue,
    status: {
      conditions: active(queue, localActivity(world, target), now),
      pendingWorkloads: own.filter(isWaiting).length,
      reservingWorkloads: holders.length,
      admittedWorkloads: holders.length,
      flavorsReservation: usage,
      flavorsUsage: usage,
    },
  };
}

function localActivity(world, target) {
  const message = "Can't submit new workloads to clusterQueue";
  if (!target) {
    return { active: false, reason: 'ClusterQueueDoesNotExist', message };
  }
  return activity(world, target).active
    ? {
        active: true,
        reason: 'Ready',
        message: 'Can submit new workloads to localQueue',
      }
    : { active: false, reason: 'ClusterQueueIsInactive', message };
}

function active({ metadata, status }, { active: is, reason, message }, now) {
  return withCondition(
    status?.conditions,
    {
      type: 'Active',
      status: is ? 'True' : 'False',
      reason,
      message,
      observedGeneration: metadata.generation,
    },
    now,
  );
}

/** Usage flavour by flavour, in the order of the ClusterQueue. */
function flavorsOf({ spec }, usage, { showsBorrowed = false } = {}) {
  const quotas = quotasOf({ spec });
  return flavorNames(spec).map(flavor => ({
    name: flavor,
    resources: Object.keys(quotas)
      .filter(key => key.startsWith(`${flavor}/`))
      .map(key => {
        const name = key.slice(flavor.length + 1);
        const total = usage[key] ?? 0n;
        const borrowed = spec.cohortName
          ? larger(0n, total - quotas[key].nominal)
          : 0n;
        return {
          name,
          total: quantitiesOf({ [name]: total })[name],
          ...(showsBorrowed && {
            borrowed: quantitiesOf({ [name]: borrowed })[name],
          }),
        };
      }),
  }));
}

function flavorNames({ resourceGroups = [] }) {
  const names = resourceGroups.flatMap(({ flavors }) =>
    flavors.map(({ name }) => name),
  );
  return [...new Set(names)];
}
