import type { ClosedDifference } from '@flagstone/backstage-plugin-ai-platform-common';
import { FieldPath } from '../../drift/FieldPath';
import { DataTable, type DataColumn } from '../../shared/DataTable';
import { Panel } from '../../shared/Panel';
import { Since } from '../../shared/Since';
import { useTexts, type Texts } from '../../useTexts';

function columnsOf(t: Texts): DataColumn<ClosedDifference>[] {
  return [
    {
      id: 'resource',
      label: t('driftTab.closed.resource'),
      isRowHeader: true,
      cell: ({ resource }) => resource,
    },
    {
      id: 'field',
      label: t('driftTab.closed.field'),
      cell: ({ path }) =>
        path ? <FieldPath path={path} /> : t('driftTab.closed.whole'),
    },
    {
      id: 'opened',
      label: t('driftTab.closed.opened'),
      cell: ({ openedAt }) => <Since time={openedAt} />,
    },
    {
      id: 'closed',
      label: t('driftTab.closed.closed'),
      cell: ({ closedAt }) => <Since time={closedAt} />,
    },
    {
      id: 'by',
      label: t('driftTab.closed.by'),
      cell: ({ by, person }) => {
        const how = t(`driftTab.closed.how.${by}`);
        return person ? t('driftTab.closed.howBy', { how, person }) : how;
      },
    },
  ];
}

/** What differed and does not any longer, and how it ended. */
export const ClosedPanel = ({
  closed,
}: {
  closed: readonly ClosedDifference[];
}) => {
  const t = useTexts();
  const title = t('driftTab.closed.title');
  return (
    <Panel title={title} as="h2">
      <DataTable
        caption={title}
        columns={columnsOf(t)}
        rows={closed}
        rowKey={({ application, resource, path, openedAt }) =>
          JSON.stringify([application, resource, path, openedAt])
        }
      />
    </Panel>
  );
};
