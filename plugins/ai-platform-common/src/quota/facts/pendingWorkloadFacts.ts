import type { PendingWorkloadFacts } from './facts';
import { integerAt } from './fields';
import { placeOf } from './metadata';

/**
 * What is kept of an item of Kueue's visibility API for the pending workloads of a ClusterQueue, which the item itself
 * does not name. Undefined where it has no name or no position.
 * @public
 */
export function pendingWorkloadFacts(
  clusterQueue: string,
): (object: unknown) => PendingWorkloadFacts | undefined {
  return object => {
    const place = placeOf(object);
    const positionInClusterQueue = integerAt(object, 'positionInClusterQueue');
    return place && positionInClusterQueue !== undefined
      ? { ...place, clusterQueue, positionInClusterQueue }
      : undefined;
  };
}
