import type {
  DriftApplication,
  DriftDeploy,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { CommitLine } from '../../drift/CommitLine';
import { DataTable, type DataColumn } from '../../shared/DataTable';
import { Panel } from '../../shared/Panel';
import { Since } from '../../shared/Since';
import { useTexts, type Texts } from '../../useTexts';

function columnsOf(t: Texts): DataColumn<DriftDeploy>[] {
  return [
    {
      id: 'when',
      label: t('driftTab.history.when'),
      isRowHeader: true,
      cell: ({ at }) => <Since time={at} />,
    },
    {
      id: 'commits',
      label: t('driftTab.history.commits'),
      isProse: true,
      cell: ({ commits }) =>
        commits.map(commit => (
          <div key={commit.revision}>
            <CommitLine commit={commit} />
          </div>
        )),
    },
    {
      id: 'by',
      label: t('driftTab.history.by'),
      cell: ({ by }) => by ?? t('driftTab.history.automatic'),
    },
  ];
}

/** What was deployed, when, from which commits and by whom. */
export const DeployHistory = ({
  application,
}: {
  application: DriftApplication;
}) => {
  const t = useTexts();
  const title = t('driftTab.history.title', { name: application.name });
  return (
    <Panel title={title} as="h3">
      <DataTable
        caption={title}
        columns={columnsOf(t)}
        rows={application.history}
        rowKey={({ id }) => id}
      />
    </Panel>
  );
};
