import type { IssueCount } from '../document/issues';
import { useTexts } from '../useTexts';
import styles from './inputs.module.css';

/** How many faults and doubts there are, where there are any. */
export const IssueBadges = ({ count }: { count: IssueCount }) => {
  const t = useTexts();
  const { errors, warnings } = count;
  return (
    <>
      {errors > 0 && (
        <span className={styles.badge} data-severity="error">
          {t('form.faults', { count: errors })}
        </span>
      )}{' '}
      {warnings > 0 && (
        <span className={styles.badge} data-severity="warning">
          {t('form.warnings', { count: warnings })}
        </span>
      )}
    </>
  );
};
