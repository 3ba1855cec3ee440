import {
  ratio,
  type NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { amountOf, formatAmountOf } from '../../quota/amounts';
import { SeverityIcon } from '../../shared/SeverityLabel';
import { useTexts, type Texts } from '../../useTexts';
import { Panel } from '../../shared/Panel';
import styles from './gpuQuotaTab.module.css';

type Compute = NamespaceQuotaView['compute'][number];

const NAMES = {
  'requests.cpu': 'requestsCpu',
  cpu: 'requestsCpu',
  'limits.cpu': 'limitsCpu',
  'requests.memory': 'requestsMemory',
  memory: 'requestsMemory',
  'limits.memory': 'limitsMemory',
  'requests.storage': 'requestsStorage',
  'requests.ephemeral-storage': 'requestsEphemeralStorage',
  'limits.ephemeral-storage': 'limitsEphemeralStorage',
  pods: 'pods',
  persistentvolumeclaims: 'persistentvolumeclaims',
} as const;

function isKnown(key: string): key is keyof typeof NAMES {
  return Object.hasOwn(NAMES, key);
}

/** A quota key for people; the key itself where there is no word for it. */
function keyText(t: Texts, key: string): string {
  return isKnown(key) ? t(`gpuQuota.compute.${NAMES[key]}`) : key;
}

function amountText(
  t: Texts,
  { key, used: quantity, hard, severity }: Compute,
) {
  const used = formatAmountOf(key, quantity);
  if (hard !== undefined) {
    return t('gpuQuotaTab.compute.of', {
      used,
      hard: formatAmountOf(key, hard),
    });
  }
  return severity === 'unknown'
    ? t('gpuQuotaTab.compute.limitUnknown', { used })
    : t('gpuQuotaTab.compute.noLimit', { used });
}

const Row = ({ row }: { row: Compute }) => {
  const t = useTexts();
  const share = Math.min(1, ratio(amountOf(row.used), amountOf(row.hard)));
  return (
    <li className={styles.compute} title={row.key}>
      <span>{keyText(t, row.key)}</span>
      <span className={styles.computeText}>
        {row.severity !== 'ok' && (
          <SeverityIcon severity={row.severity} size={14} />
        )}
        {amountText(t, row)}
      </span>
      <span className={styles.computeTrack} aria-hidden="true">
        <span
          className={styles.computeFill}
          data-severity={row.severity}
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </li>
  );
};

/** What else a quota limits, as small bars. */
export const ComputePanel = ({ compute }: { compute: readonly Compute[] }) => {
  const t = useTexts();
  return (
    <Panel title={t('gpuQuotaTab.compute.title')}>
      <ul className={styles.computeList}>
        {compute.map(row => (
          <Row key={row.key} row={row} />
        ))}
      </ul>
    </Panel>
  );
};
