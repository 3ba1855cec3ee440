import type {
  NamespaceQuotaView,
  WaitingWorkload,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Muted } from '../../shared/Muted';
import { formatCount } from '../../quota/amounts';
import { Code } from '../../shared/Code';
import { useTexts, type Texts } from '../../useTexts';
import { DataTable, type DataColumn } from '../../shared/DataTable';
import { Devices } from './Devices';
import { Panel } from '../../shared/Panel';
import { Since } from '../../shared/Since';
import { Workload } from './Workload';

/** Place in the queue, counted from one. */
function placeText(t: Texts, { position, queue }: WaitingWorkload): string {
  if (position === 0) return t('gpuQuotaTab.waiting.next');
  if (position !== undefined) return formatCount(position + 1);
  return queue ? t('gpuQuotaTab.notKnown') : t('view.none');
}

function columnsOf(
  t: Texts,
  accelerators: NamespaceQuotaView['accelerators'],
): DataColumn<WaitingWorkload>[] {
  const none = t('view.none');
  return [
    {
      id: 'position',
      label: t('gpuQuotaTab.waiting.position'),
      cell: workload => placeText(t, workload),
    },
    {
      id: 'workload',
      label: t('gpuQuotaTab.waiting.workload'),
      isRowHeader: true,
      cell: ({ kind, name }) => <Workload kind={kind} name={name} />,
    },
    {
      id: 'accelerators',
      label: t('gpuQuotaTab.waiting.accelerators'),
      cell: workload => (
        <Devices amounts={workload.accelerators} accelerators={accelerators} />
      ),
    },
    {
      id: 'since',
      label: t('gpuQuotaTab.waiting.since'),
      cell: workload => <Since time={workload.since} />,
    },
    {
      id: 'reason',
      label: t('gpuQuotaTab.waiting.reason'),
      isProse: true,
      cell: ({ reason }) => (
        <>
          {t(`gpuQuotaTab.waiting.reasonText.${reason}`)} <Code>{reason}</Code>
        </>
      ),
    },
    {
      id: 'queue',
      label: t('gpuQuotaTab.waiting.queue'),
      cell: workload => workload.queue ?? none,
    },
    {
      id: 'priority',
      label: t('gpuQuotaTab.waiting.priority'),
      isNumber: true,
      cell: ({ priority }) =>
        priority === undefined ? none : formatCount(priority),
    },
  ];
}

/** Which workloads wait for accelerators, in which order, and why. */
export const WaitingPanel = ({
  namespace,
}: {
  namespace: NamespaceQuotaView;
}) => {
  const t = useTexts();
  const { waiting, accelerators } = namespace;
  const title = t('gpuQuotaTab.waiting.title');
  return (
    <Panel title={title}>
      {waiting.length === 0 ? (
        <Muted>{t('gpuQuotaTab.waiting.empty')}</Muted>
      ) : (
        <DataTable
          caption={title}
          columns={columnsOf(t, accelerators)}
          rows={waiting}
          rowKey={({ kind, name }) => `${kind} ${name}`}
        />
      )}
    </Panel>
  );
};
