import { RiHistoryLine } from '@remixicon/react';
import type { ClusterQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { useTexts } from '../useTexts';
import styles from './quota.module.css';
import { ageText, timeText } from './texts';
import { useNow } from './useNow';

/** How old the data of a cluster is, or when it was last seen where the cluster is silent. */
export const Freshness = ({ cluster }: { cluster: ClusterQuotaView }) => {
  const t = useTexts();
  const now = useNow();
  const { observedAt, stale } = cluster;
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
      {stale ? t('gpuQuota.age.stale', { time }) : ageText(t, observedAt, now)}
    </time>
  );
};
