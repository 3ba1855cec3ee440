import { Flex } from '@backstage/ui';
import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { Headline } from '../../quota/Headline';
import { Muted } from '../../quota/Muted';
import { QuotaGate } from '../../quota/QuotaGate';
import { QuotaSkeleton } from '../../quota/QuotaSkeleton';
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
          <Headline view={view} variant="title-small" />
          {code === 'noAccelerators' && (
            <Muted>{t('gpuQuota.noAcceleratorsHint')}</Muted>
          )}
        </div>
        {code === 'starting' && <QuotaSkeleton />}
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
