import { useId, type PropsWithChildren } from 'react';
import { Text } from '@backstage/ui';
import styles from '../fields.module.css';

/** Inputs that belong together, under a heading of their own. */
export const Group = ({
  title,
  children,
}: PropsWithChildren<{ title: string }>) => {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <Text as="h4" id={id} variant="body-medium" weight="bold">
        {title}
      </Text>
      {children}
    </div>
  );
};
