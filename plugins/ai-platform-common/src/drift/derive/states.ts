import {
  DRIFT_SEVERITIES,
  DRIFT_STATES,
  type DriftSeverity,
  type DriftState,
} from '../../view/driftVocabulary';

const DIFFERING: readonly DriftState[] = ['drifted', 'extra', 'missing'];

/** True where Git and the cluster are known to differ, and nobody said that it is of no interest. */
export function differs(state: DriftState): boolean {
  return DIFFERING.includes(state);
}

/** The position of a state: the higher the worse. */
export function stateRank(state: DriftState): number {
  return DRIFT_STATES.indexOf(state);
}

const worst = (states: readonly DriftState[]): DriftState =>
  states.reduce<DriftState>(
    (worse, state) => (stateRank(state) > stateRank(worse) ? state : worse),
    'inSync',
  );

/**
 * The state of a whole by those of its parts: the worst that is known to differ, for it is certain; else unknown where
 * something is; else the worst of the rest.
 */
export function overallState(states: readonly DriftState[]): DriftState {
  const differing = states.filter(differs);
  return worst(differing.length > 0 ? differing : states);
}

/** The position of a severity: the higher the worse; none is the least. */
export function severityRank(severity: DriftSeverity | undefined): number {
  return severity === undefined ? -1 : DRIFT_SEVERITIES.indexOf(severity);
}

/** The worst of the severities; undefined if there is none. */
export function worstSeverity(
  severities: readonly (DriftSeverity | undefined)[],
): DriftSeverity | undefined {
  return severities.reduce<DriftSeverity | undefined>(
    (worse, severity) =>
      severityRank(severity) > severityRank(worse) ? severity : worse,
    undefined,
  );
}
