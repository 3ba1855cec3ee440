import type { DriftNoise } from '../../view/driftVocabulary';
import type { JsonValue } from '../json';
import type { ObjectComparison } from './fieldComparison';
import { findDifferences } from './findDifferences';
import { ignoreCoverage, type Coverage } from './ignoreRules';
import { fieldOwners, owns, type FieldOwner } from './managedFields';
import { isControlPlane, isGitops, isStatus } from './managers';
import { keyOf, segmentsOf, type Place } from './place';
import { isMap } from './plainJson';
import type { RawDifference } from './rawDifference';
import { isServerDefault } from './serverDefaults';

/** Fields that only the cluster has, beyond which nobody reads on. */
const MOST_ADDED = 50;

/** Only in these does what the cluster adds say something. */
function isSpecification([top]: Place): boolean {
  return (
    top !== 'metadata' &&
    top !== 'status' &&
    top !== 'apiVersion' &&
    top !== 'kind'
  );
}

/** People and programs that wrote to the object and are neither the GitOps engine nor Kubernetes. */
function strangers(live: JsonValue): FieldOwner[] {
  return fieldOwners(live).filter(
    each =>
      !isGitops(each.manager) &&
      !isControlPlane(each.manager) &&
      !isStatus(each),
  );
}

/** Puts a reason to differences that the GitOps engine does not see as such. */
class Reasons {
  private readonly covers: Coverage;
  private readonly strangers: readonly FieldOwner[];
  private added = 0;

  constructor(private readonly comparison: ObjectComparison) {
    const { ref, ignore, live } = comparison;
    this.covers = ignoreCoverage(ref, ignore, live);
    this.strangers = strangers(live);
  }

  /** The reason; undefined for what is not worth telling. */
  of(difference: RawDifference): DriftNoise | undefined {
    const { place, want, have, noise } = difference;
    if (noise === 'bookkeeping') return want === undefined ? undefined : noise;
    const covered = this.covers(place);
    if (noise !== undefined) return covered ? 'ignoreDifferences' : noise;
    if (want !== undefined || have === undefined) {
      return covered ? 'ignoreDifferences' : 'normalised';
    }
    if (!covered && !isSpecification(place)) return undefined;
    this.added += 1;
    if (this.added > MOST_ADDED) return undefined;
    if (covered) return 'ignoreDifferences';
    return this.isForeign(place, have) ? 'normalised' : 'serverDefault';
  }

  /** True where somebody else visibly set what Git leaves open. */
  private isForeign(place: Place, have: JsonValue): boolean {
    if (this.strangers.length === 0) return false;
    if (isServerDefault(keyOf(place) ?? '', have)) return false;
    const { live } = this.comparison;
    const path = segmentsOf(place);
    return this.strangers.some(each => owns(each, live, path));
  }
}

/**
 * Differences of the manifest and the live object, with the reason for which they are none. What the cluster adds is
 * told only within the specification, and at most 50 fields of it.
 */
export function findNoise(comparison: ObjectComparison): RawDifference[] {
  const { ref, target, live } = comparison;
  if (!isMap(target) || !isMap(live)) return [];
  const reasons = new Reasons(comparison);
  return findDifferences({ ref, want: target, have: live }).flatMap(each => {
    const noise = reasons.of(each);
    return noise === undefined ? [] : { ...each, noise };
  });
}
