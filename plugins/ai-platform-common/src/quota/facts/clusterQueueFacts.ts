import type { ClusterQueueFacts } from './facts';
import { textAt } from './fields';
import { flavorQuotas, flavorUsage, reservationsBeyond } from './flavors';
import { kept } from './kept';
import { placeOf } from './metadata';
import { queueState } from './queueState';

/** What is kept of a Kueue ClusterQueue, v1beta2 or v1beta1; undefined where it has no name. @public */
export function clusterQueueFacts(
  object: unknown,
): ClusterQueueFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  const usage = flavorUsage(object, 'flavorsUsage');
  return kept({
    ...place,
    ...queueState(object),
    // v1beta1 calls it cohort.
    cohort:
      textAt(object, 'spec', 'cohortName') ?? textAt(object, 'spec', 'cohort'),
    quotas: flavorQuotas(object),
    usage,
    reservations: reservationsBeyond(object, usage),
  });
}
