import type { ReactNode } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import {
  ECOSYSTEM_ANNOTATIONS,
  type GpuQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { isGpuQuotaAvailable } from './annotations';
import { FaultNote } from './FaultNote';
import { ANNOTATION_DOCS_URL } from './links';
import { QuotaSkeleton } from './QuotaSkeleton';
import { useTexts } from '../useTexts';
import { useGpuQuota } from './useGpuQuota';

interface QuotaGateProps {
  children(view: GpuQuotaView): ReactNode;
}

const LiveQuota = ({
  entityRef,
  children,
}: QuotaGateProps & { entityRef: string }) => {
  const t = useTexts();
  const { view, fault, retry } = useGpuQuota(entityRef);
  if (!view && !fault) return <QuotaSkeleton />;
  return (
    <section aria-label={t('gpuQuota.title')}>
      <Flex direction="column" gap="4">
        {fault && (
          <FaultNote
            fault={fault}
            keepsView={view !== undefined}
            onRetry={retry}
          />
        )}
        {view && children(view)}
      </Flex>
    </section>
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
