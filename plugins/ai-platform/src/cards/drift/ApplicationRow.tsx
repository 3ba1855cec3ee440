import type { DriftApplication } from '@flagstone/backstage-plugin-ai-platform-common';
import { DeployLine } from '../../drift/DeployLine';
import { HealthLabel, PhaseLabel, SyncLabel } from '../../drift/Labels';
import { Freshness } from '../../shared/Freshness';
import { SummaryRow } from '../../shared/SummaryRow';
import { useTexts } from '../../useTexts';

/** How an application stands: synced or not, well or not, and what was deployed last. */
export const ApplicationRow = ({
  application,
}: {
  application: DriftApplication;
}) => {
  const t = useTexts();
  const { name, instance, sync, health, comparedAt, stale } = application;
  const { lastDeploy, operation } = application;
  return (
    <SummaryRow
      title={name}
      end={
        <>
          <SyncLabel sync={sync} />
          <HealthLabel health={health} />
        </>
      }
      place={
        <>
          <span>{instance.title}</span>
          {comparedAt ? (
            <Freshness
              observedAt={comparedAt}
              stale={stale}
              staleText={time => t('drift.comparedStale', { time })}
            />
          ) : (
            <span>{t('drift.never')}</span>
          )}
        </>
      }
    >
      {operation && operation.phase !== 'succeeded' && (
        <PhaseLabel phase={operation.phase} />
      )}
      {lastDeploy && <DeployLine deploy={lastDeploy} />}
    </SummaryRow>
  );
};
