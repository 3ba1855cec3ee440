import { Flex } from '@backstage/ui';
import type { DriftWorkspace } from '@flagstone/backstage-plugin-ai-platform-common';
import { Code } from '../../shared/Code';
import { DataTable, type DataColumn } from '../../shared/DataTable';
import { Muted } from '../../shared/Muted';
import { Panel } from '../../shared/Panel';
import { useTexts, type Texts } from '../../useTexts';

type Pending = NonNullable<DriftWorkspace['pending']>;
type PendingResource = DriftWorkspace['pendingResources'][number];

const CHANGES = [
  'add',
  'change',
  'destroy',
  'replace',
  'import',
  'move',
  'forget',
] as const satisfies readonly (keyof Pending)[];

function columnsOf(t: Texts): DataColumn<PendingResource>[] {
  return [
    {
      id: 'address',
      label: t('driftTab.workspace.address'),
      isRowHeader: true,
      cell: ({ id }) => <Code>{id}</Code>,
    },
    {
      id: 'action',
      label: t('driftTab.workspace.action'),
      cell: ({ action }) => action,
    },
    {
      id: 'reason',
      label: t('driftTab.workspace.reason'),
      isProse: true,
      cell: ({ reason }) => reason ?? t('view.none'),
    },
  ];
}

/** What the next apply would change beside the drift: no drift, but good to know before one starts it. */
export const PendingPanel = ({
  pending,
  resources,
}: {
  pending: Pending;
  resources: readonly PendingResource[];
}) => {
  const t = useTexts();
  const counts = CHANGES.filter(change => pending[change] > 0).map(change =>
    t(`driftTab.workspace.counts.${change}`, { count: pending[change] }),
  );
  return (
    <Panel title={t('driftTab.workspace.pending')} as="h3">
      <Flex direction="column" gap="3">
        <Muted>{counts.join(', ') || t('driftTab.workspace.noPending')}</Muted>
        {resources.length > 0 && (
          <DataTable
            caption={t('driftTab.workspace.pendingCaption')}
            columns={columnsOf(t)}
            rows={resources}
            rowKey={({ id }) => id}
          />
        )}
      </Flex>
    </Panel>
  );
};
