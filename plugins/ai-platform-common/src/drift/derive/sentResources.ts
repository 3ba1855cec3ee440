import type { DriftDifference, DriftResource } from '../../view/driftView';
import { compare, firstDifference } from '../../quota/derive/order';
import type { DerivedResource } from './derivedResource';
import { isOpen } from './isOpen';
import { severityRank, stateRank } from './states';

const MOST_RESOURCES = 500;
const MOST_DIFFERENCES = 200;

const byWeight = (
  { resource: a }: DerivedResource,
  { resource: b }: DerivedResource,
) =>
  firstDifference(
    severityRank(b.severity) - severityRank(a.severity),
    stateRank(b.state) - stateRank(a.state),
    compare(a.id, b.id),
  );

// Each of the two has its share, so that a flood of one does not wash away the other.
function shares(differences: readonly DriftDifference[]): DriftDifference[][] {
  return [
    differences.filter(isOpen),
    differences.filter(difference => !isOpen(difference)),
  ].map(share => share.slice(0, MOST_DIFFERENCES));
}

function sent(derived: DerivedResource): DriftResource {
  const { resource, judged } = derived;
  const all = derived.differences();
  const differences = shares(all).flat();
  const beyond = all.length - differences.length;
  const omitted = beyond + (resource.omitted ?? 0);
  return {
    ...resource,
    differences,
    ...(omitted > 0 && { omitted }),
    ...judged.texts?.(),
  };
}

/** The resources that travel: those that matter first, at most 500 of them, and how many more there are. */
export function sentResources(resources: readonly DerivedResource[]): {
  resources: DriftResource[];
  omitted: number;
} {
  const sorted = [...resources].sort(byWeight);
  return {
    resources: sorted.slice(0, MOST_RESOURCES).map(sent),
    omitted: Math.max(sorted.length - MOST_RESOURCES, 0),
  };
}
