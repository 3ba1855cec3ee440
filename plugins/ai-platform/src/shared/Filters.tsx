import type { ReactNode } from 'react';
import { useTexts } from '../useTexts';
import styles from './filters.module.css';

/** What chooses what is shown below, side by side where there is room. */
export const Filters = ({ children }: { children: ReactNode }) => {
  const t = useTexts();
  return (
    <div className={styles.filters} role="group" aria-label={t('view.filter')}>
      {children}
    </div>
  );
};
