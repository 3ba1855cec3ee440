import { Badge, Flex } from '@backstage/ui';
import type {
  AcceleratorQuotaView,
  QueueView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Muted } from '../../shared/Muted';
import { formatAmountOf } from '../../quota/amounts';
import { Code } from '../../shared/Code';
import { useTexts, type Texts } from '../../useTexts';
import { DataTable, type DataColumn } from '../../shared/DataTable';
import { Panel } from '../../shared/Panel';
import styles from './gpuQuotaTab.module.css';

type Flavor = QueueView['flavors'][number];

function columnsOf(t: Texts): DataColumn<Flavor>[] {
  const amount = (
    name: 'nominal' | 'used' | 'ownUsed' | 'borrowed' | 'lent',
  ): DataColumn<Flavor> => ({
    id: name,
    label: t(`gpuQuotaTab.queues.${name}`),
    isNumber: true,
    cell: flavor => formatAmountOf(flavor.resource, flavor[name]),
  });
  const limit = (
    name: 'borrowingLimit' | 'lendingLimit',
  ): DataColumn<Flavor> => ({
    id: name,
    label: t(`gpuQuotaTab.queues.${name}`),
    isNumber: true,
    cell: ({ resource, [name]: value }) =>
      value === undefined
        ? t('gpuQuotaTab.queues.unlimited')
        : formatAmountOf(resource, value),
  });
  return [
    {
      id: 'flavor',
      label: t('gpuQuotaTab.queues.flavor'),
      isRowHeader: true,
      cell: ({ flavor }) => flavor,
    },
    {
      id: 'resource',
      label: t('gpuQuotaTab.queues.resource'),
      cell: ({ resource }) => <Code>{resource}</Code>,
    },
    amount('nominal'),
    amount('used'),
    amount('ownUsed'),
    amount('borrowed'),
    amount('lent'),
    limit('borrowingLimit'),
    limit('lendingLimit'),
  ];
}

/** Where the queue leads and how many workloads are in it. */
const QueueFacts = ({ queue }: { queue: QueueView }) => {
  const t = useTexts();
  const { clusterQueue, cohort, reason, clusterQueuePending } = queue;
  const facts = [
    t('gpuQuotaTab.queues.target', { clusterQueue }),
    cohort && t('gpuQuotaTab.queues.cohort', { cohort }),
    t('gpuQuotaTab.queues.admitted', { count: queue.admitted }),
    t('gpuQuotaTab.queues.pending', { count: queue.pending }),
    clusterQueuePending !== undefined &&
      t('gpuQuotaTab.queues.clusterQueuePending', {
        count: clusterQueuePending,
      }),
  ].filter(Boolean);
  return (
    <div className={styles.queueFacts}>
      <strong>{queue.localQueue}</strong>
      <Badge size="small">{t(`gpuQuotaTab.queues.state.${queue.state}`)}</Badge>
      {reason && <Code>{reason}</Code>}
      <span>{facts.join(' · ')}</span>
    </div>
  );
};

interface QueuePanelProps {
  queue: QueueView;
  accelerators: readonly AcceleratorQuotaView[];
}

/** A Kueue queue of the namespace with the quota behind it, accelerators first. */
export const QueuePanel = ({ queue, accelerators }: QueuePanelProps) => {
  const t = useTexts();
  const isAccelerator = ({ resource }: Flavor) =>
    accelerators.some(each => each.resource === resource);
  const flavors = [
    ...queue.flavors.filter(isAccelerator),
    ...queue.flavors.filter(flavor => !isAccelerator(flavor)),
  ];
  return (
    <Panel title={t('gpuQuotaTab.queues.title')}>
      <Flex direction="column" gap="3">
        <QueueFacts queue={queue} />
        {flavors.length === 0 ? (
          <Muted>{t('gpuQuotaTab.queues.unreadable')}</Muted>
        ) : (
          <DataTable
            caption={t('gpuQuotaTab.queues.caption', {
              queue: queue.localQueue,
            })}
            columns={columnsOf(t)}
            rows={flavors}
            rowKey={({ flavor, resource }) => `${flavor} ${resource}`}
          />
        )}
      </Flex>
    </Panel>
  );
};
