import type { ReactNode } from 'react';
import styles from './summaryRow.module.css';

/** Where something of a card is, and how old what is known of it. */
export const SummaryPlace = ({ children }: { children: ReactNode }) => (
  <div className={styles.place}>{children}</div>
);
