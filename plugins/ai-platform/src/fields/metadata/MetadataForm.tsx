import { memo } from 'react';
import { Box } from '@backstage/ui';
import { useForm } from '../../document/FormDocument';
import { issuesUnder } from '../../document/issues';
import { FoldedSection } from '../../inputs/FoldedSection';
import { LABELS } from '../../inputs/notation';
import { TextInput } from '../../inputs/TextInput';
import { WrittenInput } from '../../inputs/WrittenInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { useRefusal } from '../useRefusal';
import { OwnerInput } from './OwnerInput';
import { ProjectAndName } from './ProjectAndName';

const DESCRIPTION = ['metadata', 'description'];
const LABELS_PATH = ['metadata', 'labels'];
const Payer = () => {
  const t = useTexts();
  return (
    <>
      <TextInput
        path={['metadata', 'department']}
        label={t('metadata.department.label')}
        description={t('metadata.department.description')}
        placeholder="risk"
        secondaryLabel={t('form.required')}
        isRequired
      />
      <TextInput
        path={['metadata', 'costCenter']}
        label={t('metadata.costCenter.label')}
        description={t('metadata.costCenter.description')}
        placeholder="4711"
        secondaryLabel={t('form.required')}
        isRequired
      />
    </>
  );
};

/** Who an environment is for: the first page of the form. */
export const MetadataForm = memo(() => {
  const t = useTexts();
  const issues = useForm(form =>
    [DESCRIPTION, LABELS_PATH].flatMap(path => issuesUnder(form.issues, path)),
  );
  const root = useRefusal();
  return (
    <Box ref={root} bg="neutral" className={styles.page}>
      <div className={styles.wide}>
        <ProjectAndName />
        <OwnerInput />
        <Payer />
      </div>
      <FoldedSection
        title={t('metadata.more.title')}
        summary={t('metadata.more.summary')}
        issues={issues}
      >
        <TextInput
          path={DESCRIPTION}
          label={t('metadata.description.label')}
          description={t('metadata.description.description')}
        />
        <WrittenInput
          path={LABELS_PATH}
          notation={LABELS}
          label={t('metadata.labels.label')}
          description={t('metadata.labels.description')}
          placeholder="team=fraud"
        />
      </FoldedSection>
    </Box>
  );
});
