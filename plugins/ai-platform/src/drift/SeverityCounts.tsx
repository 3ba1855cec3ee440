import {
  DRIFT_SEVERITIES,
  type DriftCounts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { SeverityLabel } from '../shared/SeverityLabel';
import { useTexts } from '../useTexts';
import styles from './drift.module.css';
import { DRIFT_LOOK } from './severities';

const WORST_FIRST = [...DRIFT_SEVERITIES].reverse();

/** How many differences there are of each severity, the worst first, and how many are ignored. */
export const SeverityCounts = ({ counts }: { counts: DriftCounts }) => {
  const t = useTexts();
  if (counts.fields === 0 && counts.ignored === 0) return null;
  return (
    <ul className={styles.counts} aria-label={t('drift.counts.label')}>
      {WORST_FIRST.filter(severity => counts[severity] > 0).map(severity => (
        <li key={severity}>
          <SeverityLabel severity={DRIFT_LOOK[severity]}>
            {t(`drift.counts.${severity}`, {
              amount: String(counts[severity]),
            })}
          </SeverityLabel>
        </li>
      ))}
      {counts.ignored > 0 && (
        <li className={styles.quiet}>
          {t('drift.counts.ignored', { amount: String(counts.ignored) })}
        </li>
      )}
    </ul>
  );
};
