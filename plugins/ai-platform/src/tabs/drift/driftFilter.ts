import type {
  DriftDifference,
  DriftResource,
  DriftSeverity,
  DriftState,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { mattersFirst } from '../../drift/severities';

/** What of a view is shown. */
export interface DriftFilter {
  severity: DriftSeverity | 'all';
  /** `open`: everything that is not in order. */
  state: DriftState | 'open' | 'all';
  /** Id of an application or a workspace. */
  source: string;
  /** Whether differences that are ignored are shown among the others. */
  noise: boolean;
}

/** What is shown first: everything that wants attention. */
export const NEEDS_ATTENTION: DriftFilter = {
  severity: 'all',
  state: 'open',
  source: 'all',
  noise: false,
};

function showsState(resource: DriftResource, { state, noise }: DriftFilter) {
  if (state === 'all') return true;
  if (state !== 'open') return resource.state === state;
  return resource.state === 'inSync'
    ? noise && resource.differences.length > 0
    : resource.state !== 'ignored' || noise;
}

/** The differences of a resource that the filter lets through. */
export function shownDifferences(
  resource: DriftResource,
  { severity, state, noise }: DriftFilter,
): DriftDifference[] {
  return resource.differences.filter(
    difference =>
      (severity === 'all' || difference.severity === severity) &&
      (noise || state === 'ignored' || !difference.ignored),
  );
}

function showsSeverity(resource: DriftResource, filter: DriftFilter) {
  return (
    filter.severity === 'all' ||
    resource.severity === filter.severity ||
    shownDifferences(resource, filter).length > 0
  );
}

/** The resources that the filter lets through, what matters first. */
export function shownResources(
  resources: readonly DriftResource[],
  filter: DriftFilter,
): DriftResource[] {
  return mattersFirst(resources).filter(
    resource => showsState(resource, filter) && showsSeverity(resource, filter),
  );
}
