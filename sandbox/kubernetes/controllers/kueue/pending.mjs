import { isTrue } from '../../world/conditions.mjs';
import { timeOf } from '../../world/identity.mjs';

/**
 * The Workloads that wait in a ClusterQueue, the next one first: by priority, then by age.
 * @param {import('../../world/world.mjs').World} world
 * @param {string} clusterQueue
 */
export function pendingIn(world, clusterQueue) {
  return world
    .list('Workload')
    .filter(
      workload =>
        isWaiting(workload) && clusterQueueOf(world, workload) === clusterQueue,
    )
    .sort(
      (one, other) =>
        priorityOf(other) - priorityOf(one) ||
        timeOf(one.metadata.creationTimestamp) -
          timeOf(other.metadata.creationTimestamp) ||
        (one.metadata.name < other.metadata.name ? -1 : 1),
    );
}

/** True for a Workload that has no quota yet and wants some. */
export function isWaiting(workload) {
  return (
    workload.spec.active !== false &&
    !isTrue(workload, 'QuotaReserved') &&
    !isTrue(workload, 'Finished')
  );
}

/** As the visibility API words the same. */
export function pendingWorkloads(world, clusterQueue) {
  const places = new Map();
  return pendingIn(world, clusterQueue).map(({ metadata, spec }, index) => {
    const queue = `${metadata.namespace}/${spec.queueName}`;
    const place = places.get(queue) ?? 0;
    places.set(queue, place + 1);
    const { name, namespace, creationTimestamp, ownerReferences } = metadata;
    return {
      metadata: { name, namespace, creationTimestamp, ownerReferences },
      priority: spec.priority ?? 0,
      localQueueName: spec.queueName,
      positionInClusterQueue: index,
      positionInLocalQueue: place,
    };
  });
}

function clusterQueueOf(world, { metadata, spec }) {
  return world.get('LocalQueue', metadata.namespace, spec.queueName)?.spec
    .clusterQueue;
}

function priorityOf({ spec }) {
  return spec.priority ?? 0;
}
