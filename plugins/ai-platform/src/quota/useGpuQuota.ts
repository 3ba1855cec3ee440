import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformApiRef } from '../api/aiPlatformApi';
import { poll } from './poll';
import { isFinal, quotaFault, type QuotaFault } from './quotaFault';

interface State {
  /** The last view that was read; it stays while asking again, and when that fails. */
  view?: GpuQuotaView;
  /** Why the last question got no answer. */
  fault?: QuotaFault;
}

/** Whether the backend has not seen everything yet. */
function isStarting({ headline, clusters }: GpuQuotaView): boolean {
  return (
    headline.code === 'starting' ||
    clusters.some(({ problems }) =>
      problems.some(({ code }) => code === 'starting'),
    )
  );
}

/**
 * The GPU quota of an entity, kept up to date while it is looked at. The component is mounted anew for another entity,
 * so that none shows another's view.
 */
export function useGpuQuota(entityRef: string): State & { retry(): void } {
  const api = useApi(aiPlatformApiRef);
  const [state, setState] = useState<State>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(
    () =>
      poll(async signal => {
        try {
          const view = await api.getGpuQuota(entityRef, { signal });
          if (!signal.aborted) setState({ view });
          return isStarting(view) ? 'soon' : 'later';
        } catch (error) {
          if (signal.aborted) return 'never';
          const fault = quotaFault(error);
          const final = isFinal(fault);
          setState(before => ({
            view: final ? undefined : before.view,
            fault,
          }));
          return final ? 'never' : 'later';
        }
      }),
    [api, entityRef, attempt],
  );
  const retry = useCallback(() => setAttempt(number => number + 1), []);
  return { ...state, retry };
}
