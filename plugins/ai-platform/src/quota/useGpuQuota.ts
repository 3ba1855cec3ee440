import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformApiRef } from '../api/aiPlatformApi';
import { usePolled, type Polled } from '../shared/usePolled';

/** Whether the backend has not seen everything yet. */
function isStarting({ headline, clusters }: GpuQuotaView): boolean {
  return (
    headline.code === 'starting' ||
    clusters.some(({ problems }) =>
      problems.some(({ code }) => code === 'starting'),
    )
  );
}

/** The GPU quota of an entity, kept up to date while it is looked at. */
export function useGpuQuota(entityRef: string): Polled<GpuQuotaView> {
  const api = useApi(aiPlatformApiRef);
  const read = useCallback(
    (signal: AbortSignal) => api.getGpuQuota(entityRef, { signal }),
    [api, entityRef],
  );
  return usePolled({ read, isMoving: isStarting });
}
