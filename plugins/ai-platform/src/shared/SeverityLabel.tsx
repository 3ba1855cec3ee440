import type { ReactNode } from 'react';
import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiErrorWarningFill,
  RiInformationFill,
  RiQuestionFill,
} from '@remixicon/react';
import type { QuotaSeverity } from '@flagstone/backstage-plugin-ai-platform-common';
import styles from './shared.module.css';

const ICONS = {
  ok: RiCheckboxCircleFill,
  info: RiInformationFill,
  warning: RiAlertFill,
  critical: RiErrorWarningFill,
  unknown: RiQuestionFill,
};

/** How bad something is, for icon and colour: the same five everywhere. */
export type Severity = QuotaSeverity;

/** The icon of a severity. It says nothing by itself: a text stands beside it. */
export const SeverityIcon = ({
  severity,
  size = 18,
}: {
  severity: Severity;
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

interface SeverityLabelProps {
  severity: Severity;
  /** The word for it. */
  children: ReactNode;
}

/** How bad it is, as icon and word. */
export const SeverityLabel = ({ severity, children }: SeverityLabelProps) => (
  <span className={styles.severity}>
    <SeverityIcon severity={severity} />
    {children}
  </span>
);
