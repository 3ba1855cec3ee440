import { realFields, type JudgedResource } from '../derive/judgedResource';
import { differs } from '../derive/states';
import { millisecondsOf } from '../derive/times';
import type { DriftValue } from '../../view/driftView';
import {
  PRESENT,
  type ObservedApplication,
  type ObservedDifference,
} from './observation';

const textOf = (value: DriftValue | undefined) =>
  value?.kind === 'value' ? value.text : undefined;

function found(foundAt: string | undefined): { foundAt?: number } {
  const at = millisecondsOf(foundAt);
  return at === undefined ? {} : { foundAt: at };
}

function wholeResource({
  id,
  state,
  foundAt,
}: JudgedResource): ObservedDifference {
  return {
    resource: id,
    path: '',
    ...(state === 'missing' && { want: PRESENT }),
    ...(state === 'extra' && { have: PRESENT }),
    ...found(foundAt),
  };
}

function differencesOf(resource: JudgedResource): ObservedDifference[] {
  if (!differs(resource.state)) return [];
  const fields = realFields(resource);
  if (fields.length === 0) return [wholeResource(resource)];
  return fields.map(({ path, want, have, foundAt }) => {
    const wantText = textOf(want);
    const haveText = textOf(have);
    return {
      resource: resource.id,
      path,
      ...(wantText !== undefined && { want: wantText }),
      ...(haveText !== undefined && { have: haveText }),
      ...found(foundAt),
    };
  });
}

/** The differences of judged resources as the history keeps them, and of which resources nobody knows. */
export function observedDifferences(
  resources: readonly JudgedResource[],
): Pick<ObservedApplication, 'differences' | 'unknown'> {
  return {
    differences: resources.flatMap(differencesOf),
    // Where fields were left out, one of those may be the one that was seen before.
    unknown: resources
      .filter(({ state, omitted }) => state === 'unknown' || omitted > 0)
      .map(({ id }) => id),
  };
}

/** What is taught by a source that said nothing, or only what it said long ago. */
export function nothingObserved(application: string): ObservedApplication {
  return {
    application,
    complete: false,
    unknown: [],
    differences: [],
    current: () => undefined,
  };
}
