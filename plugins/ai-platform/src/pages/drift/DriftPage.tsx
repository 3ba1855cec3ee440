import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Container } from '@backstage/ui';
import {
  driftPermissions,
  type DriftRows,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformApiRef } from '../../api/aiPlatformApi';
import { LiveView } from '../../shared/LiveView';
import { usePolled } from '../../shared/usePolled';
import { useTexts } from '../../useTexts';
import { RollUp } from './RollUp';

const isMoving = ({ problems }: DriftRows) =>
  problems.some(({ problem }) => problem.code === 'starting');

/** The drift of every entity that the user may see. */
export const DriftPage = () => {
  const t = useTexts();
  const api = useApi(aiPlatformApiRef);
  const read = useCallback(
    (signal: AbortSignal) => api.getDriftRows({ signal }),
    [api],
  );
  const live = usePolled({ read, isMoving });
  const asked = {
    what: t('driftPage.what'),
    permission: driftPermissions.read.name,
  };
  return (
    <Container>
      <LiveView title={t('driftPage.title')} asked={asked} live={live}>
        {rows => <RollUp view={rows} />}
      </LiveView>
    </Container>
  );
};
