import type { DriftWorkspace } from '@flagstone/backstage-plugin-ai-platform-common';
import { StateLabel } from '../../drift/Labels';
import { worstOf } from '../../drift/severities';
import { Freshness } from '../../shared/Freshness';
import { SummaryRow } from '../../shared/SummaryRow';
import { useTexts } from '../../useTexts';

/** How a Terraform workspace stands, by its last plan. */
export const WorkspaceRow = ({ workspace }: { workspace: DriftWorkspace }) => {
  const t = useTexts();
  const { name, state, counts, plannedAt, stale } = workspace;
  return (
    <SummaryRow
      title={name}
      end={<StateLabel state={state} severity={worstOf(counts)} />}
      place={
        <>
          <span>{t(`drift.source.${workspace.engine ?? 'terraform'}`)}</span>
          {plannedAt ? (
            <Freshness
              observedAt={plannedAt}
              stale={stale}
              staleText={time => t('drift.plannedStale', { time })}
            />
          ) : (
            <span>{t('drift.noReport')}</span>
          )}
        </>
      }
    />
  );
};
