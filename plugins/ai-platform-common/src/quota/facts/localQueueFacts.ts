import { valueAt } from '../../model/valueAt';
import type { LocalQueueFacts } from './facts';
import { textAt } from './fields';
import { flavorUsage } from './flavors';
import { kept } from './kept';
import { placeOf } from './metadata';
import { queueState } from './queueState';

/** v1beta1 writes the flavour of the field in the singular. */
function usageField(queue: unknown): string {
  return valueAt(queue, ['status', 'flavorsUsage'])
    ? 'flavorsUsage'
    : 'flavorUsage';
}

/** What is kept of a Kueue LocalQueue, v1beta2 or v1beta1; undefined where it has no name. @public */
export function localQueueFacts(object: unknown): LocalQueueFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  return kept({
    ...place,
    ...queueState(object),
    clusterQueue: textAt(object, 'spec', 'clusterQueue') ?? '',
    usage: flavorUsage(object, usageField(object)),
  });
}
