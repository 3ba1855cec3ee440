import type { DriftDeploy } from '@flagstone/backstage-plugin-ai-platform-common';
import { Code } from '../shared/Code';
import { ExternalLink } from '../shared/ExternalLink';
import { useTexts } from '../useTexts';
import { revisionText, subjectOf } from './texts';
import styles from './drift.module.css';

type Commit = DriftDeploy['commits'][number];

/** A commit: its revision, the first line of its message, and who made it. */
export const CommitLine = ({ commit }: { commit: Commit }) => {
  const t = useTexts();
  const { revision, link, message, author } = commit;
  return (
    <span className={styles.commit} title={message}>
      <ExternalLink href={link} keepsText>
        <Code>{revisionText(revision)}</Code>
      </ExternalLink>
      {message && <span>{subjectOf(message)}</span>}
      {author && (
        <span className={styles.quiet}>{t('drift.byAuthor', { author })}</span>
      )}
    </span>
  );
};
