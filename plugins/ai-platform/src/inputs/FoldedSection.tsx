import { useEffect, useState, type PropsWithChildren } from 'react';
import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import type { Issue } from '@flagstone/backstage-plugin-ai-platform-common';
import { useForm } from '../document/FormDocument';
import { countIssues } from '../document/issues';
import { IssueBadges } from './IssueBadges';
import styles from './inputs.module.css';

interface FoldedSectionProps {
  title: string;
  /** One line on what the section gives as it stands. */
  summary: string;
  /** Everything that is wrong within, counted on the closed section. */
  issues: readonly Issue[];
}

/**
 * A part of the form that most people leave alone. What is within is built only while it is open. With faults
 * within, it opens by itself when the form refuses to go on.
 */
export const FoldedSection = (props: PropsWithChildren<FoldedSectionProps>) => {
  const { title, summary, issues, children } = props;
  const refusal = useForm(form => form.refusal);
  const [isOpen, setOpen] = useState(false);
  const count = countIssues(issues);
  const hasFaults = count.errors > 0;
  useEffect(() => {
    if (refusal !== '' && hasFaults) setOpen(true);
  }, [refusal, hasFaults]);
  return (
    <Accordion
      isExpanded={isOpen}
      onExpandedChange={setOpen}
      className={styles.section}
    >
      <AccordionTrigger level={3}>
        <span className={styles.sectionHead}>
          <span className={styles.sectionTitle}>
            {title} <IssueBadges count={count} />
          </span>{' '}
          <span className={styles.sectionSummary}>{summary}</span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {isOpen && <div className={styles.sectionBody}>{children}</div>}
      </AccordionPanel>
    </Accordion>
  );
};
