import { Badge } from '@backstage/ui';
import { RiZzzLine } from '@remixicon/react';
import type {
  NamespaceQuotaView,
  QuotaHolder,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Muted } from '../../shared/Muted';
import { timeText } from '../../shared/times';
import { useTexts } from '../../useTexts';
import { ComponentLink } from './ComponentLink';
import { DataTable, type DataColumn } from '../../shared/DataTable';
import { Devices } from './Devices';
import { Panel } from '../../shared/Panel';
import { Since } from '../../shared/Since';
import { Workload } from './Workload';

const State = ({ idle }: Pick<QuotaHolder, 'idle'>) => {
  const t = useTexts();
  if (!idle) return <>{t('gpuQuotaTab.holders.busy')}</>;
  const reason = t(`gpuQuotaTab.holders.idleReason.${idle.reason}`);
  const since = idle.since
    ? ` ${t('gpuQuotaTab.holders.idleSince', { time: timeText(idle.since) })}`
    : '';
  return (
    <>
      <Badge icon={<RiZzzLine aria-hidden="true" />} size="small">
        {t('gpuQuotaTab.holders.idle', { count: idle.pods })}
      </Badge>{' '}
      {reason}
      {since}
    </>
  );
};

/** Which workloads hold accelerators, since when, and whether they use them. */
export const HoldersPanel = ({
  namespace,
}: {
  namespace: NamespaceQuotaView;
}) => {
  const t = useTexts();
  const { holders, accelerators } = namespace;
  const title = t('gpuQuotaTab.holders.title');
  const columns: DataColumn<QuotaHolder>[] = [
    {
      id: 'workload',
      label: t('gpuQuotaTab.holders.workload'),
      isRowHeader: true,
      cell: holder => <Workload kind={holder.kind} name={holder.name} />,
    },
    {
      id: 'accelerators',
      label: t('gpuQuotaTab.holders.accelerators'),
      cell: holder => (
        <Devices amounts={holder.accelerators} accelerators={accelerators} />
      ),
    },
    {
      id: 'pods',
      label: t('gpuQuotaTab.holders.pods'),
      isNumber: true,
      cell: holder => holder.pods,
    },
    {
      id: 'since',
      label: t('gpuQuotaTab.holders.since'),
      cell: holder => <Since time={holder.since} />,
    },
    {
      id: 'component',
      label: t('gpuQuotaTab.holders.component'),
      cell: holder => <ComponentLink id={holder.component} />,
    },
    {
      id: 'state',
      label: t('gpuQuotaTab.holders.state'),
      isProse: true,
      cell: holder => <State idle={holder.idle} />,
    },
  ];
  return (
    <Panel title={title}>
      {holders.length === 0 ? (
        <Muted>{t('gpuQuotaTab.holders.empty')}</Muted>
      ) : (
        <DataTable
          caption={title}
          columns={columns}
          rows={holders}
          rowKey={({ kind, name }) => `${kind} ${name}`}
        />
      )}
    </Panel>
  );
};
