import type { Issue } from '@flagstone/backstage-plugin-ai-platform-common';
import { RiAlertLine, RiErrorWarningLine } from '@remixicon/react';
import { issueText } from '../document/issues';
import styles from './inputs.module.css';

interface FieldIssuesProps {
  id?: string;
  issues: readonly Issue[];
  /** What the field is called, for issues that speak of it. */
  label: string;
}

/** What is wrong with a field or doubtful about it, in words, below it. */
export const FieldIssues = ({ id, issues, label }: FieldIssuesProps) =>
  issues.length === 0 ? null : (
    <ul id={id} className={styles.issues}>
      {issues.map(issue => {
        const text = issueText(issue, label);
        const Icon =
          issue.severity === 'error' ? RiErrorWarningLine : RiAlertLine;
        return (
          <li key={text} data-severity={issue.severity}>
            <Icon size={14} aria-hidden />
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
