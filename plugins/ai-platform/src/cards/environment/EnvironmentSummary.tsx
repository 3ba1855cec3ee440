import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import type { EnvironmentSummary as Summary } from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformTranslationRef } from '../../translation';
import styles from './environment.module.css';
import { PoolTable } from './PoolTable';

/** Facts of an environment, one line each. */
const Facts = ({ summary }: { summary: Summary }) => {
  const { t } = useTranslationRef(aiPlatformTranslationRef);
  const { cloud, region, account, gitops, budget } = summary;
  const facts = [
    [t('environmentCard.place'), `${cloud} · ${region} · ${account}`],
    [t('environmentCard.profile'), `${summary.profile} · ${summary.stage}`],
    [t('environmentCard.kubernetes'), summary.kubernetesVersion],
    [t('environmentCard.network'), summary.cidr],
    [t('environmentCard.delivery'), `${gitops.engine} · ${summary.iacEngine}`],
    [
      t('environmentCard.budget'),
      t('environmentCard.budgetMonthly', {
        amount: `${budget.monthly.toLocaleString()} ${budget.currency}`,
      }),
    ],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** The content of the environment card. */
export const EnvironmentSummary = ({ summary }: { summary: Summary }) => {
  const { t } = useTranslationRef(aiPlatformTranslationRef);
  return (
    <Flex direction="column" gap="4">
      {summary.warnings.map(warning => (
        <Alert key={warning} status="warning" title={warning} icon />
      ))}
      <Facts summary={summary} />
      <PoolTable pools={summary.pools} />
      <div>
        <Text as="h4" variant="body-medium" weight="bold">
          {t('environmentCard.services')}
        </Text>
        <ul className={styles.services}>
          {summary.services.map(service => (
            <li key={service}>{service}</li>
          ))}
        </ul>
      </div>
    </Flex>
  );
};
