import { podAmounts, times } from '../../world/amounts.mjs';
import { formatOf, formatQuantity } from '../../world/quantity.mjs';
import { activity } from './queueStatuses.mjs';
import { roomIn } from './quotas.mjs';

/**
 * The flavours that a Workload gets and what it takes of them, or the reason and the message for which it gets none.
 * @param {import('../../world/world.mjs').World} world
 * @returns {{ flavors: Record<string, string>, requests: import('../../world/amounts.mjs').Amounts } | { reason: string, message: string }}
 */
export function assignFlavors(world, clusterQueue, workload) {
  const { active, reason } = activity(world, clusterQueue);
  if (!active) {
    return {
      reason: reason === 'Stopped' ? 'Suspended' : 'Misconfigured',
      message: `ClusterQueue ${clusterQueue.metadata.name} is inactive`,
    };
  }
  const [{ count, template }] = workload.spec.podSets;
  const requests = times(podAmounts(template.spec), count);
  const groups = clusterQueue.spec.resourceGroups ?? [];
  const flavors = {};
  for (const [resource, request] of Object.entries(requests)) {
    const group = groups.find(({ coveredResources }) =>
      coveredResources.includes(resource),
    );
    if (!group) {
      return unassigned('NoMatchingFlavor', [
        `resource ${resource} unavailable in ClusterQueue`,
      ]);
    }
    if (request > 0n) flavors[resource] = group;
  }
  return chooseFlavors(world, clusterQueue, { requests, groups: flavors });
}

function chooseFlavors(world, clusterQueue, { requests, groups }) {
  const chosen = {};
  for (const group of new Set(Object.values(groups))) {
    const resources = Object.keys(groups).filter(key => groups[key] === group);
    const obstacles = [];
    const flavor = group.flavors.find(({ name }) => {
      const found = resources.flatMap(resource =>
        obstacle(world, clusterQueue, {
          flavor: name,
          resource,
          request: requests[resource],
        }),
      );
      obstacles.push(...found);
      return found.length === 0;
    });
    if (!flavor) return worst(obstacles);
    for (const resource of resources) chosen[resource] = flavor.name;
  }
  return { flavors: chosen, requests };
}

/** What speaks against a flavour for one resource: nothing, or one reason. */
function obstacle(world, clusterQueue, { flavor, resource, request }) {
  const room = roomIn(world, clusterQueue, `${flavor}/${resource}`);
  const text = amount => formatQuantity(amount, formatOf(resource));
  if (request > room.maximum) {
    const message = `insufficient quota for ${resource} in flavor ${flavor}, previously considered podsets requests (0) + current podset request (${text(
      request,
    )}) > maximum capacity (${text(room.maximum)})`;
    return [{ reason: 'ExceedsMaxQuota', message }];
  }
  if (request > room.available) {
    const needed = text(request - room.available);
    const message = `insufficient unused quota for ${resource} in flavor ${flavor}, ${needed} more needed`;
    return [{ reason: 'WaitingForQuota', message }];
  }
  return [];
}

function worst(obstacles) {
  const waits = obstacles.some(({ reason }) => reason === 'WaitingForQuota');
  return unassigned(
    waits ? 'WaitingForQuota' : 'ExceedsMaxQuota',
    obstacles.map(({ message }) => message),
  );
}

function unassigned(reason, messages) {
  const message = `couldn't assign flavors to pod set main: ${messages.join(
    ', ',
  )}`;
  return { reason, message };
}
