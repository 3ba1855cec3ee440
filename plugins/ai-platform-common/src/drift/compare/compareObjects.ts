import { formatPath } from '../paths';
import { driftValue } from './driftValue';
import type { FieldComparison, ObjectComparison } from './fieldComparison';
import { findDifferences } from './findDifferences';
import { findNoise } from './findNoise';
import { segmentsOf } from './place';
import { isMap } from './plainJson';
import type { RawDifference } from './rawDifference';
import { ToldPaths } from './toldPaths';

function fieldComparison(difference: RawDifference): FieldComparison {
  const { place, want, have, noise } = difference;
  return {
    path: formatPath(segmentsOf(place)),
    ...(want !== undefined && { want: driftValue(want) }),
    ...(have !== undefined && { have: driftValue(have) }),
    ...(noise !== undefined && { noise }),
  };
}

/** The noise that the fields do not tell already. Another order of a list tells nothing of its members. */
function untold(
  fields: readonly FieldComparison[],
  noise: readonly FieldComparison[],
): FieldComparison[] {
  const told = new ToldPaths();
  const orders = new Set<string>();
  for (const { path, noise: reason } of fields) {
    if (reason === 'order') orders.add(path);
    else told.add(path);
  }
  return noise.filter(({ path }) => !orders.has(path) && !told.overlap(path));
}

function inOrder(comparisons: FieldComparison[]): FieldComparison[] {
  return comparisons.sort((one, other) => {
    if ((one.noise === undefined) !== (other.noise === undefined)) {
      return one.noise === undefined ? -1 : 1;
    }
    if (one.path === other.path) return 0;
    return one.path < other.path ? -1 : 1;
  });
}

/**
 * What differs between Git and the cluster, field by field, by path: the real differences first, then the noise with its
 * reason. Empty where the object is missing on one side: then there are no fields to compare.
 * @public
 */
export function compareObjects(
  comparison: ObjectComparison,
): FieldComparison[] {
  const { ref, want, have } = comparison;
  if (!isMap(want) || !isMap(have)) return [];
  const fields = findDifferences({ ref, want, have }).map(fieldComparison);
  const noise = findNoise(comparison).map(fieldComparison);
  return inOrder([...fields, ...untold(fields, noise)]);
}
