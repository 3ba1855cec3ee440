import { Flex, Text } from '@backstage/ui';
import type {
  ClusterQuotaView,
  NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Muted } from '../../shared/Muted';
import { useTexts } from '../../useTexts';
import { AcceleratorPanel } from './AcceleratorPanel';
import { ComputePanel } from './ComputePanel';
import { FindingsPanel } from './FindingsPanel';
import { HoldersPanel } from './HoldersPanel';
import { QueuePanel } from './QueuePanel';
import { WaitingPanel } from './WaitingPanel';
import styles from './gpuQuotaTab.module.css';

interface NamespaceSectionProps {
  cluster: ClusterQuotaView;
  namespace: NamespaceQuotaView;
}

/** Everything about one namespace of a cluster. */
export const NamespaceSection = (props: NamespaceSectionProps) => {
  const t = useTexts();
  const { cluster, namespace } = props;
  const { accelerators, queues, resourceQuotas, findings, compute } = namespace;
  // What could not be read stands above, with the cluster.
  const known = findings.filter(({ code }) => code !== 'unknown');
  return (
    <Flex direction="column" gap="4">
      <div className={styles.namespaceHead}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('gpuQuotaTab.namespace', { namespace: namespace.namespace })}
        </Text>
        {resourceQuotas.length > 0 && (
          <Muted as="span" variant="body-small">
            {t('gpuQuotaTab.resourceQuotas', {
              names: resourceQuotas.join(', '),
            })}
          </Muted>
        )}
      </div>
      {known.length > 0 && (
        <FindingsPanel findings={known} accelerators={accelerators} />
      )}
      <div className={styles.accelerators}>
        {accelerators.map(accelerator => (
          <AcceleratorPanel
            key={accelerator.resource}
            cluster={cluster}
            namespace={namespace}
            accelerator={accelerator}
          />
        ))}
      </div>
      {queues.map(queue => (
        <QueuePanel
          key={queue.localQueue}
          queue={queue}
          accelerators={accelerators}
        />
      ))}
      {accelerators.length > 0 && (
        <>
          <HoldersPanel namespace={namespace} />
          <WaitingPanel namespace={namespace} />
        </>
      )}
      {compute.length > 0 && <ComputePanel compute={compute} />}
    </Flex>
  );
};
