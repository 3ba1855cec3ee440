import type { AcceleratorQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { AcceleratorRow } from '../../quota/AcceleratorRow';
import { formatAmountOf, formatCount } from '../../quota/amounts';
import { ClusterAge } from '../../quota/ClusterAge';
import { useTexts, type Texts } from '../../useTexts';
import type { QuotaChoice, QuotaPlaceChoice } from './quotaChoices';
import styles from './quotaChange.module.css';

function nodesText(t: Texts, { nodes }: AcceleratorQuotaView): string {
  if (!nodes) return t('gpuQuotaChange.nodesUnknown');
  const { free } = nodes;
  const allocatable = formatCount(nodes.allocatable);
  const largest = formatCount(nodes.largest);
  return free === undefined
    ? t('gpuQuotaChange.nodesUsedUnknown', { allocatable, largest })
    : t('gpuQuotaChange.nodes', {
        ...{ allocatable, largest, free: formatCount(free) },
      });
}

function computeText(
  t: Texts,
  { key, hard, used }: NonNullable<QuotaChoice['compute']>,
) {
  const facts = { key, used: formatAmountOf(key, used) };
  return hard === undefined
    ? t('gpuQuotaChange.computeUnlimited', facts)
    : t('gpuQuotaChange.compute', {
        ...facts,
        hard: formatAmountOf(key, hard),
      });
}

/** How much there is of what is chosen, how much is used, what waits, and what the nodes have. */
export const QuotaNow = ({
  place,
  choice,
}: {
  place: QuotaPlaceChoice;
  choice: QuotaChoice;
}) => {
  const t = useTexts();
  const { accelerator, compute, queue } = choice;
  return (
    <div className={styles.now}>
      {accelerator && (
        <AcceleratorRow accelerator={accelerator} namespace={place.namespace} />
      )}
      {queue && (
        <p className={styles.fact}>
          {t('gpuQuotaChange.queue', {
            nominal: formatCount(queue.flavor.nominal),
            used: formatCount(queue.flavor.used),
            borrowed: formatCount(queue.flavor.borrowed),
          })}
        </p>
      )}
      {compute && <p className={styles.fact}>{computeText(t, compute)}</p>}
      {accelerator && (
        <p className={styles.fact}>{nodesText(t, accelerator)}</p>
      )}
      <ClusterAge cluster={place.cluster} />
    </div>
  );
};
