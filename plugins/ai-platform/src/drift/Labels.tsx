import type {
  DriftResource,
  DriftSeverity,
  HealthState,
  OperationPhase,
  SyncState,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { SeverityLabel } from '../shared/SeverityLabel';
import { useTexts } from '../useTexts';
import {
  DRIFT_LOOK,
  HEALTH_LOOK,
  PHASE_LOOK,
  STATE_LOOK,
  SYNC_LOOK,
} from './severities';

/** How much a difference matters. */
export const DriftSeverityLabel = ({
  severity,
}: {
  severity: DriftSeverity;
}) => {
  const t = useTexts();
  return (
    <SeverityLabel severity={DRIFT_LOOK[severity]}>
      {t(`drift.severity.${severity}`)}
    </SeverityLabel>
  );
};

/** How something stands to what Git says, in the colour of its worst difference. */
export const StateLabel = ({
  state,
  severity,
}: Pick<DriftResource, 'state' | 'severity'>) => {
  const t = useTexts();
  const isOpen = state !== 'ignored' && state !== 'inSync';
  return (
    <SeverityLabel
      severity={severity && isOpen ? DRIFT_LOOK[severity] : STATE_LOOK[state]}
    >
      {t(`drift.state.${state}`)}
    </SeverityLabel>
  );
};

/** Whether the engine calls an application synced. */
export const SyncLabel = ({ sync }: { sync: SyncState }) => {
  const t = useTexts();
  return (
    <SeverityLabel severity={SYNC_LOOK[sync]}>
      {t(`drift.sync.${sync}`)}
    </SeverityLabel>
  );
};

/** How well an application or a resource is. */
export const HealthLabel = ({ health }: { health: HealthState }) => {
  const t = useTexts();
  return (
    <SeverityLabel severity={HEALTH_LOOK[health]}>
      {t(`drift.health.${health}`)}
    </SeverityLabel>
  );
};

/** Where an operation of the engine stands. */
export const PhaseLabel = ({ phase }: { phase: OperationPhase }) => {
  const t = useTexts();
  return (
    <SeverityLabel severity={PHASE_LOOK[phase]}>
      {t('drift.operation', { phase: t(`drift.phase.${phase}`) })}
    </SeverityLabel>
  );
};
