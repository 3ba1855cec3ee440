import { Flex, Link, Text } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import type { ClusterQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { Freshness } from '../../quota/Freshness';
import { Muted } from '../../quota/Muted';
import { safeUrl } from '../../quota/safeUrl';
import { SourceProblems } from '../../quota/SourceProblems';
import { useTexts } from '../../useTexts';
import { NamespaceSection } from './NamespaceSection';
import styles from './gpuQuotaTab.module.css';

/** Everything about one cluster. */
export const ClusterSection = ({ cluster }: { cluster: ClusterQuotaView }) => {
  const t = useTexts();
  const console = safeUrl(cluster.dashboardUrl);
  return (
    <section aria-label={cluster.title}>
      <Flex direction="column" gap="4">
        <div className={styles.clusterHead}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {cluster.title}
          </Text>
          <Freshness cluster={cluster} />
          {console && (
            <Link
              href={console}
              target="_blank"
              rel="noopener noreferrer"
              className={styles.console}
            >
              {t('gpuQuotaTab.console')}
              <RiExternalLinkLine size={14} aria-hidden="true" />
            </Link>
          )}
        </div>
        <SourceProblems clusters={[cluster]} />
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
