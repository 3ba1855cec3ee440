import { smallestOf, totalsAt, writtenAmounts } from './amounts';
import type { LimitRangeFacts } from './facts';
import { entriesAt, listAt, textAt } from './fields';
import { placeOf } from './metadata';

function hasDefaults(limit: unknown): boolean {
  return (
    entriesAt(limit, 'defaultRequest').length > 0 ||
    entriesAt(limit, 'default').length > 0
  );
}

/** What is kept of a LimitRange; undefined where it has no name. @public */
export function limitRangeFacts(object: unknown): LimitRangeFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  const limits = listAt(object, 'spec', 'limits');
  const ofType = (type: string) =>
    limits.filter(limit => textAt(limit, 'type') === type);
  const largest = (type: string) =>
    writtenAmounts(
      smallestOf(...ofType(type).map(limit => totalsAt(limit, 'max'))),
    );
  return {
    ...place,
    hasDefaults: ofType('Container').some(hasDefaults),
    maxPerContainer: largest('Container'),
    maxPerPod: largest('Pod'),
  };
}
