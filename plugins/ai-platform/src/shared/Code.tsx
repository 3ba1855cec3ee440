import type { ReactNode } from 'react';
import styles from './shared.module.css';

/** A word of the machine: a key, a path, a revision. */
export const Code = ({ children }: { children: ReactNode }) => (
  <code className={styles.code}>{children}</code>
);
