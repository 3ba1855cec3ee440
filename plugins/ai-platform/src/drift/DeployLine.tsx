import type { DriftDeploy } from '@flagstone/backstage-plugin-ai-platform-common';
import { durationText, timeText } from '../shared/times';
import { useNow } from '../shared/useNow';
import { useTexts } from '../useTexts';
import { CommitLine } from './CommitLine';
import styles from './drift.module.css';

/** When something was last deployed, and from which commits. */
export const DeployLine = ({ deploy }: { deploy: DriftDeploy }) => {
  const t = useTexts();
  const now = useNow();
  const { at, commits } = deploy;
  return (
    <div className={styles.deploy}>
      <time className={styles.quiet} dateTime={at} title={timeText(at)}>
        {t('drift.lastDeploy', { duration: durationText(t, at, now) })}
      </time>
      {commits.map(commit => (
        <CommitLine key={commit.revision} commit={commit} />
      ))}
    </div>
  );
};
