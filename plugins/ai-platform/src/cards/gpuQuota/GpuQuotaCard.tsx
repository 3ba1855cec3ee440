import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { isGpuQuotaAvailable } from '../../quota/annotations';
import { QuotaGate } from '../../quota/QuotaGate';
import { TAB_PATH } from '../../quota/tabPath';
import { DetailsLink } from '../../shared/DetailsLink';
import { useTexts } from '../../useTexts';
import { QuotaSummary } from './QuotaSummary';

/** How many accelerators an entity may use, uses and waits for, in one look. */
export const GpuQuotaCard = () => {
  const t = useTexts();
  const { entity } = useEntity();
  const title = t('gpuQuota.title');
  return (
    <EntityInfoCard
      title={title}
      headerActions={
        isGpuQuotaAvailable(entity) && (
          <DetailsLink subject={title} tab={TAB_PATH} />
        )
      }
    >
      <QuotaGate>{view => <QuotaSummary view={view} />}</QuotaGate>
    </EntityInfoCard>
  );
};
