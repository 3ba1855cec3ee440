import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { isDriftAvailable } from '../../drift/annotations';
import { DriftGate } from '../../drift/DriftGate';
import { TAB_PATH } from '../../drift/tabPath';
import { DetailsLink } from '../../shared/DetailsLink';
import { useTexts } from '../../useTexts';
import { DriftSummary } from './DriftSummary';

/** What differs from Git and the Terraform code, since when and by whom, in one look. */
export const DriftCard = () => {
  const t = useTexts();
  const { entity } = useEntity();
  return (
    <EntityInfoCard
      title={t('drift.title')}
      headerActions={isDriftAvailable(entity) && <DetailsLink tab={TAB_PATH} />}
    >
      <DriftGate>{({ view }) => <DriftSummary view={view} />}</DriftGate>
    </EntityInfoCard>
  );
};
