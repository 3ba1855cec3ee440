import { RiHistoryLine } from '@remixicon/react';
import { useTexts } from '../useTexts';
import styles from './shared.module.css';
import { ageText, timeText } from './times';
import { useNow } from './useNow';

interface FreshnessProps {
  observedAt: string | undefined;
  stale: boolean;
  /** What to say of the time at which a silent source was last seen. */
  staleText(time: string): string;
}

/** How old data is, or when it was last seen where its source is silent. */
export const Freshness = (props: FreshnessProps) => {
  const t = useTexts();
  const now = useNow();
  const { observedAt, stale, staleText } = props;
  if (!observedAt) return null;
  const time = timeText(observedAt);
  return (
    <time
      className={styles.age}
      data-stale={stale || undefined}
      dateTime={observedAt}
      title={time}
    >
      {stale && <RiHistoryLine size={14} aria-hidden="true" />}
      {stale ? staleText(time) : ageText(t, observedAt, now)}
    </time>
  );
};
