import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { ExternalLink } from '../../shared/ExternalLink';
import { useTexts } from '../../useTexts';
import styles from './driftTab.module.css';

interface SourceHeadProps {
  name: string;
  /** Where it is looked after, for the link. */
  link: string | undefined;
  engine: string;
  labels: ReactNode;
  facts: readonly (ReactNode | undefined)[];
  actions?: ReactNode;
}

/** The heading of an application or a workspace: how it is, where it is, and what can be done. */
export const SourceHead = (props: SourceHeadProps) => {
  const t = useTexts();
  const { name, link, engine, labels, facts, actions } = props;
  return (
    <div className={styles.head}>
      <div className={styles.headMain}>
        <div className={styles.headLine}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {name}
          </Text>
          {labels}
        </div>
        <div className={styles.facts}>
          {facts
            .map((fact, index) => ({ id: index, fact }))
            .filter(({ fact }) => fact)
            .map(({ id, fact }) => (
              <span key={id}>{fact}</span>
            ))}
          <ExternalLink href={link}>
            {t('driftTab.open', { source: engine })}
          </ExternalLink>
        </div>
      </div>
      {actions}
    </div>
  );
};
