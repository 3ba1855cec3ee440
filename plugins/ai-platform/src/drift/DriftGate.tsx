import type { ReactNode } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { isDriftAvailable } from './annotations';
import { ANNOTATION_DOCS_URL } from './links';
import { LiveDriftView, type LiveDrift } from './LiveDriftView';
import { useDrift } from './useDrift';

interface DriftGateProps {
  children(live: LiveDrift): ReactNode;
}

const Live = ({
  entityRef,
  children,
}: DriftGateProps & { entityRef: string }) => (
  <LiveDriftView drift={useDrift(entityRef)}>{children}</LiveDriftView>
);

/** Shows an entity's drift, or why there is none to show. */
export const DriftGate = ({ children }: DriftGateProps) => {
  const { entity } = useEntity();
  if (!isDriftAvailable(entity)) {
    return (
      <MissingAnnotationEmptyState
        annotation={ECOSYSTEM_ANNOTATIONS.argocdAppName}
        readMoreUrl={ANNOTATION_DOCS_URL}
      />
    );
  }
  const entityRef = stringifyEntityRef(entity);
  return (
    <Live key={entityRef} entityRef={entityRef}>
      {children}
    </Live>
  );
};
