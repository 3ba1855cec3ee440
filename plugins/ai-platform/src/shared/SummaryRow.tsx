import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { SummaryPlace } from './SummaryPlace';
import styles from './summaryRow.module.css';

interface SummaryRowProps {
  title: string;
  /** How bad it is, and what can be done about it. */
  end: ReactNode;
  /** Where it is and how old, where the row does not stand under that. */
  place?: ReactNode;
  children?: ReactNode;
}

/** One thing of a card: what it is, how it is, where, and what there is to say of it. */
export const SummaryRow = (props: SummaryRowProps) => {
  const { title, end, place, children } = props;
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <Text as="span" variant="body-medium" weight="bold">
          {title}
        </Text>
        <span className={styles.end}>{end}</span>
      </div>
      {place && <SummaryPlace>{place}</SummaryPlace>}
      {children}
    </div>
  );
};
