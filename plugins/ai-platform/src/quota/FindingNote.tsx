import { Alert } from '@backstage/ui';
import type {
  AcceleratorQuotaView,
  QuotaFinding,
  QuotaSeverity,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { useTexts } from '../useTexts';
import { findingTexts } from './texts';

const STATUS = {
  ok: 'success',
  info: 'info',
  warning: 'warning',
  critical: 'danger',
  unknown: 'info',
} as const satisfies Record<QuotaSeverity, string>;

interface FindingNoteProps {
  finding: QuotaFinding;
  accelerators: readonly AcceleratorQuotaView[];
  /** True where the headline says the same already. */
  remedyOnly?: boolean;
}

/** One finding with its remedy. */
export const FindingNote = (props: FindingNoteProps) => {
  const t = useTexts();
  const { finding, accelerators, remedyOnly = false } = props;
  const { text, remedy } = findingTexts(t, finding, accelerators);
  return (
    <Alert
      status={STATUS[finding.severity]}
      icon
      title={remedyOnly ? undefined : text}
      description={remedy}
    />
  );
};
