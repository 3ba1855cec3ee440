import { Alert, Text } from '@backstage/ui';
import type { DriftCodified } from '@flagstone/backstage-plugin-ai-platform-common';
import { DiffView } from '../../../drift/DiffView';
import { FieldPath } from '../../../drift/FieldPath';
import { CopyButton } from '../../../preview/CopyButton';
import { Code } from '../../../shared/Code';
import { useTexts } from '../../../useTexts';
import { CommitList } from './CommitList';
import styles from './dialogs.module.css';

// What scrolls is reached by keyboard, so that the arrow keys scroll it.
const FOCUSABLE = 0;

const Refused = ({ refused }: Pick<DriftCodified, 'refused'>) => {
  const t = useTexts();
  if (refused.length === 0) return null;
  return (
    <div>
      <Text as="p" weight="bold">
        {t('driftActions.codify.refused')}
      </Text>
      <ul className={styles.fields}>
        {refused.map(({ path, obstacle }) => (
          <li key={path}>
            <FieldPath path={path} />
            <span>{t(`driftActions.obstacle.${obstacle}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Patch = ({ patch }: { patch: string }) => {
  const t = useTexts();
  return (
    <div>
      <div className={styles.patchHead}>
        <Text as="p" weight="bold">
          {t('driftActions.codify.patch')}
        </Text>
        <CopyButton text={patch} path={t('driftActions.codify.patchFile')} />
      </div>
      <pre
        className={styles.patch}
        role="region"
        aria-label={t('driftActions.codify.patch')}
        tabIndex={FOCUSABLE}
      >
        {patch}
      </pre>
    </div>
  );
};

/** What happens in the cluster beside what was asked for. */
const SetBack = ({ resources }: { resources: readonly string[] }) => {
  const t = useTexts();
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('driftActions.codify.setBack')}
      description={t('driftActions.codify.setBackOf', {
        resources: resources.join(', '),
      })}
    />
  );
};

/** What would be written: commits, files, what is left out and why, and what one can apply by hand. */
export const CodifyPreview = ({ codified }: { codified: DriftCodified }) => {
  const t = useTexts();
  const { files, refused, patch, setBack } = codified;
  return (
    <>
      {setBack && <SetBack resources={setBack} />}
      {files.length === 0 ? (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('driftActions.codify.nothing')}
        />
      ) : (
        <CommitList codified={codified} />
      )}
      {files.map(({ path, before, after }) => (
        <div key={path} className={styles.file}>
          <Code>{path}</Code>
          <DiffView
            title={path}
            before={before}
            after={after}
            beforeTitle={t('driftTab.diff.before')}
            afterTitle={t('driftTab.diff.after')}
          />
        </div>
      ))}
      <Refused refused={refused} />
      {patch && <Patch patch={patch} />}
    </>
  );
};
