import { Flex, Text } from '@backstage/ui';
import type { ClusterQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { ClusterAge } from '../../quota/ClusterAge';
import { Muted } from '../../shared/Muted';
import { ExternalLink } from '../../shared/ExternalLink';
import { ClusterProblems } from '../../quota/ClusterProblems';
import { useTexts } from '../../useTexts';
import { NamespaceSection } from './NamespaceSection';
import styles from './gpuQuotaTab.module.css';

/** Everything about one cluster. */
export const ClusterSection = ({ cluster }: { cluster: ClusterQuotaView }) => {
  const t = useTexts();
  return (
    <section aria-label={cluster.title}>
      <Flex direction="column" gap="4">
        <div className={styles.clusterHead}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {cluster.title}
          </Text>
          <ClusterAge cluster={cluster} />
          <ExternalLink href={cluster.dashboardUrl}>
            {t('gpuQuotaTab.console')}
          </ExternalLink>
        </div>
        <ClusterProblems clusters={[cluster]} />
        {cluster.namespaces.map(namespace => (
          <NamespaceSection
            key={namespace.namespace}
            cluster={cluster}
            namespace={namespace}
          />
        ))}
        {cluster.namespaces.length === 0 && cluster.problems.length === 0 && (
          <Muted>{t('gpuQuotaTab.noNamespaces')}</Muted>
        )}
      </Flex>
    </section>
  );
};
