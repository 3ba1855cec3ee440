import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiErrorWarningFill,
  RiInformationFill,
  RiQuestionFill,
} from '@remixicon/react';
import type { QuotaSeverity } from '@flagstone/backstage-plugin-ai-platform-common';
import { useTexts } from '../useTexts';
import styles from './quota.module.css';

const ICONS = {
  ok: RiCheckboxCircleFill,
  info: RiInformationFill,
  warning: RiAlertFill,
  critical: RiErrorWarningFill,
  unknown: RiQuestionFill,
};

/** The icon of a severity. It says nothing by itself: a text stands beside it. */
export const SeverityIcon = ({
  severity,
  size = 18,
}: {
  severity: QuotaSeverity;
  size?: number;
}) => {
  const Icon = ICONS[severity];
  return (
    <Icon
      className={styles.severityIcon}
      data-severity={severity}
      size={size}
      aria-hidden="true"
    />
  );
};

/** How bad it is, as icon and word. */
export const SeverityLabel = ({ severity }: { severity: QuotaSeverity }) => {
  const t = useTexts();
  return (
    <span className={styles.severity}>
      <SeverityIcon severity={severity} />
      {t(`gpuQuota.severity.${severity}`)}
    </span>
  );
};
