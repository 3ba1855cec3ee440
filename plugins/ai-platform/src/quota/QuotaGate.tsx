import type { ReactNode } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  ECOSYSTEM_ANNOTATIONS,
  type GpuQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { LiveView } from '../shared/LiveView';
import { useTexts } from '../useTexts';
import { isGpuQuotaAvailable } from './annotations';
import { ANNOTATION_DOCS_URL } from './links';
import { useAskedQuota } from './useAskedQuota';
import { useGpuQuota } from './useGpuQuota';

interface QuotaGateProps {
  children(view: GpuQuotaView): ReactNode;
}

const LiveQuota = ({
  entityRef,
  children,
}: QuotaGateProps & { entityRef: string }) => {
  const t = useTexts();
  const asked = useAskedQuota();
  const live = useGpuQuota(entityRef);
  return (
    <LiveView title={t('gpuQuota.title')} asked={asked} live={live}>
      {children}
    </LiveView>
  );
};

/** Shows an entity's GPU quota, or why there is none to show. */
export const QuotaGate = ({ children }: QuotaGateProps) => {
  const { entity } = useEntity();
  if (!isGpuQuotaAvailable(entity)) {
    return (
      <MissingAnnotationEmptyState
        annotation={ECOSYSTEM_ANNOTATIONS.kubernetesNamespace}
        readMoreUrl={ANNOTATION_DOCS_URL}
      />
    );
  }
  const entityRef = stringifyEntityRef(entity);
  return (
    <LiveQuota key={entityRef} entityRef={entityRef}>
      {children}
    </LiveQuota>
  );
};
