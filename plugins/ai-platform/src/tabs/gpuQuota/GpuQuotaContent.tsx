import { Flex } from '@backstage/ui';
import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { QuotaHeadline } from '../../quota/QuotaHeadline';
import { Muted } from '../../shared/Muted';
import { QuotaGate } from '../../quota/QuotaGate';
import { ViewSkeleton } from '../../shared/ViewSkeleton';
import { useTexts } from '../../useTexts';
import { ClusterSection } from './ClusterSection';
import { ComponentsProvider } from './ComponentsProvider';

const View = ({ view }: { view: GpuQuotaView }) => {
  const t = useTexts();
  const { code } = view.headline;
  return (
    <ComponentsProvider view={view}>
      <Flex direction="column" gap="6">
        <div>
          <QuotaHeadline view={view} variant="title-small" />
          {code === 'noAccelerators' && (
            <Muted>{t('gpuQuota.noAcceleratorsHint')}</Muted>
          )}
        </div>
        {code === 'starting' && <ViewSkeleton what={t('gpuQuota.what')} />}
        {view.clusters.map(cluster => (
          <ClusterSection key={cluster.name} cluster={cluster} />
        ))}
      </Flex>
    </ComponentsProvider>
  );
};

/** An entity's GPU quota in full: by cluster and namespace, with the queue, the holders and what waits. */
export const GpuQuotaContent = () => (
  <QuotaGate>{view => <View view={view} />}</QuotaGate>
);
