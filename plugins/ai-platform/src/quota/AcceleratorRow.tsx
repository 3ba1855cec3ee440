import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import type {
  AcceleratorQuotaView,
  NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { useTexts } from '../useTexts';
import { barParts } from './barParts';
import { QuotaBar } from './QuotaBar';
import styles from './quota.module.css';
import { SeverityLabel } from './SeverityLabel';

interface AcceleratorRowProps {
  accelerator: AcceleratorQuotaView;
  namespace: NamespaceQuotaView;
  /** Cluster and namespace, where the row does not stand under them. */
  place?: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
  size?: 'medium' | 'large';
}

/** An accelerator with its severity and its bar. */
export const AcceleratorRow = (props: AcceleratorRowProps) => {
  const t = useTexts();
  const { accelerator, namespace, place, action, size } = props;
  const title = t(`gpuQuota.heading.${accelerator.unit}`, {
    title: accelerator.title,
  });
  return (
    <div className={styles.row}>
      <div className={styles.rowHead}>
        <Text as="span" variant="body-medium" weight="bold">
          {title}
        </Text>
        <span className={styles.rowEnd}>
          <SeverityLabel severity={accelerator.severity} />
          {action}
        </span>
      </div>
      {place && <div className={styles.place}>{place}</div>}
      <QuotaBar
        title={title}
        parts={barParts(accelerator, namespace)}
        size={size}
      />
    </div>
  );
};
