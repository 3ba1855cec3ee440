import type { ReactNode } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { isDriftAvailable, namesDriftSource } from '../../drift/annotations';
import { DriftGate } from '../../drift/DriftGate';
import { TAB_PATH } from '../../drift/tabPath';
import { DetailsLink } from '../../shared/DetailsLink';
import { useTexts } from '../../useTexts';
import { DriftSummary } from './DriftSummary';
import { FoundDrift } from './FoundDrift';

const Frame = ({
  hasDetails,
  children,
}: {
  hasDetails: boolean;
  children: ReactNode;
}) => {
  const t = useTexts();
  const title = t('drift.title');
  return (
    <EntityInfoCard
      title={title}
      headerActions={
        hasDetails && <DetailsLink subject={title} tab={TAB_PATH} />
      }
    >
      {children}
    </EntityInfoCard>
  );
};

/**
 * What differs from Git and the Terraform code, since when and by whom, in one look. An entity that names nothing itself
 * has no card unless something is found that belongs to it.
 */
export const DriftCard = () => {
  const { entity } = useEntity();
  const hasDetails = isDriftAvailable(entity);
  if (hasDetails && !namesDriftSource(entity)) {
    const entityRef = stringifyEntityRef(entity);
    return (
      <FoundDrift key={entityRef} entityRef={entityRef}>
        {content => <Frame hasDetails>{content}</Frame>}
      </FoundDrift>
    );
  }
  return (
    <Frame hasDetails={hasDetails}>
      <DriftGate>{({ view }) => <DriftSummary view={view} />}</DriftGate>
    </Frame>
  );
};
