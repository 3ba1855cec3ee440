import {
  formatIssue,
  type Issue,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { countIssues } from '../document/issues';
import { useTexts } from '../useTexts';
import styles from './preview.module.css';
import type { Preview } from './usePreview';

const IssueList = ({ issues }: { issues: readonly Issue[] }) => (
  <ul className={styles.issues}>
    {issues.map(issue => {
      const text = formatIssue(issue);
      return <li key={text}>{text}</li>;
    })}
  </ul>
);

/** Why the files are not those of the document, or what is doubtful about it. The list opens on demand. */
export const PreviewStatus = ({
  status,
  issues,
}: Pick<Preview, 'status' | 'issues'>) => {
  const t = useTexts();
  const { errors, warnings } = countIssues(issues);
  if (status === 'empty') {
    return (
      <p className={styles.status} role="status">
        {t('preview.empty')}
      </p>
    );
  }
  if (status === 'live' && warnings === 0) return null;
  const severity = errors > 0 ? 'error' : 'warning';
  const shown = issues.filter(issue => issue.severity === severity);
  const text =
    status === 'live'
      ? t('preview.warnings', { count: warnings })
      : t(`preview.${status}`, { count: errors });
  return (
    <div
      role="status"
      className={styles.status}
      data-severity={status === 'sketch' ? 'info' : severity}
    >
      <details>
        <summary>{text}</summary>
        <IssueList issues={shown} />
      </details>
    </div>
  );
};
