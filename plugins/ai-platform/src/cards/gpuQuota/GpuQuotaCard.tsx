import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { isGpuQuotaAvailable } from '../../quota/annotations';
import { QuotaGate } from '../../quota/QuotaGate';
import { TAB_PATH } from '../../quota/tabPath';
import { useTexts } from '../../useTexts';
import { QuotaSummary } from './QuotaSummary';

/** Leads to the tab that holds the rest. */
const Details = () => {
  const t = useTexts();
  const { entity } = useEntity();
  const entityRoute = useRouteRef(entityRouteRef);
  const page = entityRoute(entityRouteParams(entity, { encodeParams: true }));
  return (
    <ButtonLink
      href={`${page.replace(/\/$/, '')}/${TAB_PATH}`}
      size="small"
      variant="tertiary"
    >
      {t('gpuQuota.details')}
    </ButtonLink>
  );
};

/** How many accelerators an entity may use, uses and waits for, in one look. */
export const GpuQuotaCard = () => {
  const t = useTexts();
  const { entity } = useEntity();
  return (
    <EntityInfoCard
      title={t('gpuQuota.title')}
      headerActions={isGpuQuotaAvailable(entity) && <Details />}
    >
      <QuotaGate>{view => <QuotaSummary view={view} />}</QuotaGate>
    </EntityInfoCard>
  );
};
