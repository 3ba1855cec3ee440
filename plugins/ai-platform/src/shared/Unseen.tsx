import type { ReactNode } from 'react';
import styles from './shared.module.css';

/** Text for those who do not see what shows the same. */
export const Unseen = ({
  id,
  children,
}: {
  id?: string;
  children: ReactNode;
}) => (
  <span id={id} className={styles.unseen}>
    {children}
  </span>
);
