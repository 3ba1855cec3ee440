import type { ClusterQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { Freshness } from '../shared/Freshness';
import { useTexts } from '../useTexts';

/** How old the data of a cluster is. */
export const ClusterAge = ({ cluster }: { cluster: ClusterQuotaView }) => {
  const t = useTexts();
  return (
    <Freshness
      observedAt={cluster.observedAt}
      stale={cluster.stale}
      staleText={time => t('gpuQuota.stale', { time })}
    />
  );
};
