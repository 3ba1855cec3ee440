import type { ReactNode } from 'react';
import type {
  AcceleratorQuotaView,
  NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { SummaryRow } from '../shared/SummaryRow';
import { useTexts } from '../useTexts';
import { barParts } from './barParts';
import { QuotaBar } from './QuotaBar';
import { SeverityLabel } from '../shared/SeverityLabel';

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
    <SummaryRow
      title={title}
      place={place}
      end={
        <>
          <SeverityLabel severity={accelerator.severity}>
            {t(`gpuQuota.severity.${accelerator.severity}`)}
          </SeverityLabel>
          {action}
        </>
      }
    >
      <QuotaBar
        title={title}
        parts={barParts(accelerator, namespace)}
        size={size}
      />
    </SummaryRow>
  );
};
