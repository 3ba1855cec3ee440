import {
  DRIFT_SEVERITIES,
  type DriftCounts,
  type DriftResource,
  type DriftSeverity,
  type DriftState,
  type DriftView,
  type HealthState,
  type OperationPhase,
  type SyncState,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Severity } from '../shared/SeverityLabel';

/** Icon and colour of how much a difference matters. */
export const DRIFT_LOOK = {
  security: 'critical',
  capacity: 'warning',
  cosmetic: 'info',
} as const satisfies Record<DriftSeverity, Severity>;

/** Icon and colour of a state, where no severity says more. */
export const STATE_LOOK = {
  inSync: 'ok',
  ignored: 'info',
  drifted: 'warning',
  extra: 'warning',
  missing: 'warning',
  unknown: 'unknown',
} as const satisfies Record<DriftState, Severity>;

export const SYNC_LOOK = {
  synced: 'ok',
  outOfSync: 'warning',
  unknown: 'unknown',
} as const satisfies Record<SyncState, Severity>;

export const HEALTH_LOOK = {
  healthy: 'ok',
  suspended: 'info',
  progressing: 'info',
  missing: 'warning',
  degraded: 'critical',
  unknown: 'unknown',
} as const satisfies Record<HealthState, Severity>;

export const PHASE_LOOK = {
  running: 'info',
  terminating: 'info',
  succeeded: 'ok',
  failed: 'critical',
  error: 'critical',
} as const satisfies Record<OperationPhase, Severity>;

/** The worst severity of which there is any. */
export function worstOf(counts: DriftCounts): DriftSeverity | undefined {
  return [...DRIFT_SEVERITIES].reverse().find(severity => counts[severity] > 0);
}

/** How bad a whole view is. */
export function severityOfView(view: DriftView): Severity {
  switch (view.headline.code) {
    case 'inSync':
      return 'ok';
    case 'noSource':
      return 'info';
    case 'unknown':
    case 'partlyUnknown':
      return 'unknown';
    default: {
      const worst = worstOf(view.counts);
      return worst ? DRIFT_LOOK[worst] : 'warning';
    }
  }
}

const RANK: Record<DriftState, number> = {
  missing: 4,
  extra: 4,
  drifted: 4,
  unknown: 3,
  ignored: 2,
  inSync: 1,
};

/** What matters first: differences by severity, then what is unknown, then what is ignored. */
export function mattersFirst(
  resources: readonly DriftResource[],
): DriftResource[] {
  const rank = ({ state, severity }: DriftResource) =>
    RANK[state] * 10 + (severity ? DRIFT_SEVERITIES.indexOf(severity) : -1);
  return [...resources].sort((a, b) => rank(b) - rank(a));
}
