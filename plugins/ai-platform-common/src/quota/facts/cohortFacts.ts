import type { CohortFacts } from './facts';
import { textAt } from './fields';
import { flavorQuotas } from './flavors';
import { kept } from './kept';
import { placeOf } from './metadata';

/** What is kept of a Kueue Cohort; undefined where it has no name. @public */
export function cohortFacts(object: unknown): CohortFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  return kept({
    ...place,
    parent: textAt(object, 'spec', 'parentName'),
    quotas: flavorQuotas(object),
  });
}
