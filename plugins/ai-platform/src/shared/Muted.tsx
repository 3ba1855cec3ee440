import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './shared.module.css';

interface MutedProps {
  as?: 'p' | 'span';
  variant?: 'body-small' | 'body-medium';
  children: ReactNode;
}

/** Text that matters less than what stands around it. */
export const Muted = (props: MutedProps) => {
  const { as = 'p', variant = 'body-medium', children } = props;
  return (
    <Text as={as} variant={variant} className={styles.muted}>
      {children}
    </Text>
  );
};
