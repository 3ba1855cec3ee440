import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Skeleton, Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { aiPlatformApiRef } from '../../api/aiPlatformApi';
import { aiPlatformTranslationRef } from '../../translation';
import { EnvironmentSummary } from './EnvironmentSummary';

const Content = () => {
  const { entity } = useEntity();
  const api = useApi(aiPlatformApiRef);
  const { t } = useTranslationRef(aiPlatformTranslationRef);
  const entityRef = stringifyEntityRef(entity);
  const { value, error, loading } = useAsync(
    () => api.getEnvironment(entityRef),
    [api, entityRef],
  );
  if (loading) {
    return (
      <div role="status" aria-label={t('environmentCard.loading')}>
        <Skeleton width="100%" height={160} />
      </div>
    );
  }
  if (error || !value) {
    return <Alert status="danger" title={error?.message ?? ''} icon />;
  }
  const { environment, documentUrl } = value;
  if (environment.status === 'unavailable') {
    return (
      <>
        <Alert status="warning" title={environment.reason} icon />
        <Text variant="body-small" color="secondary">
          {documentUrl}
        </Text>
      </>
    );
  }
  return <EnvironmentSummary summary={environment.value} />;
};

/** What the document of an AI environment says: where it is, its node pools, its services. */
export const EnvironmentCard = () => {
  const { t } = useTranslationRef(aiPlatformTranslationRef);
  return (
    <EntityInfoCard title={t('environmentCard.title')}>
      <Content />
    </EntityInfoCard>
  );
};
