import { formatPath } from '../paths';
import { driftSides } from './driftSides';
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
    ...driftSides(want, have),
    ...(noise !== undefined && { noise }),
  };
}

/** The noise that the fields do not tell already. Another order of a list tells nothing of its members. */
function untold(
  fields: readonly FieldComparison[],
  noise: FieldComparison[],
): FieldComparison[] {
  if (fields.length === 0 || noise.length === 0) return noise;
  const told = new ToldPaths();
  const orders = new Set<string>();
  for (const { path, noise: reason } of fields) {
    if (reason === 'order') orders.add(path);
    else told.add(path);
  }
  return noise.filter(({ path }) => !orders.has(path) && !told.overlap(path));
}

/** By path, the real differences before the noise. */
export function inOrder(comparisons: FieldComparison[]): FieldComparison[] {
  return comparisons.sort((one, other) => {
    if ((one.noise === undefined) !== (other.noise === undefined)) {
      return one.noise === undefined ? -1 : 1;
    }
    if (one.path === other.path) return 0;
    return one.path < other.path ? -1 : 1;
  });
}

/** The fields in which an object differs, and the rest of the noise, which takes as long and is looked at less often. */
export interface ComparedObject {
  /** By path, the real differences first. */
  fields: readonly FieldComparison[];
  /** Differences of the manifest and the live object that are none, where the fields do not tell them. */
  noise: () => FieldComparison[];
}

/** As `compareObjects`, with the noise only when it is asked for. */
export function comparedObject(comparison: ObjectComparison): ComparedObject {
  const { ref, want, have } = comparison;
  if (!isMap(want) || !isMap(have)) return { fields: [], noise: () => [] };
  const found = want === have ? [] : findDifferences({ ref, want, have });
  const fields = inOrder(found.map(fieldComparison));
  return {
    fields,
    noise: () => untold(fields, findNoise(comparison).map(fieldComparison)),
  };
}

/**
 * What differs between Git and the cluster, field by field, by path: the real differences first, then the noise with its
 * reason. Empty where the object is missing on one side: then there are no fields to compare.
 * @public
 */
export function compareObjects(
  comparison: ObjectComparison,
): FieldComparison[] {
  const { fields, noise } = comparedObject(comparison);
  return inOrder([...fields, ...noise()]);
}
