import { Flex } from '@backstage/ui';
import type { DriftView } from '@flagstone/backstage-plugin-ai-platform-common';
import { DriftHeadline } from '../../drift/DriftHeadline';
import { DriftProblems, problemSources } from '../../drift/DriftProblems';
import { SeverityCounts } from '../../drift/SeverityCounts';
import { Muted } from '../../shared/Muted';
import { useTexts } from '../../useTexts';
import { ApplicationRow } from './ApplicationRow';
import { WorkspaceRow } from './WorkspaceRow';

/** More rows than this are for the tab. */
const ROWS = 4;

/** Applications and workspaces, those that differ first; equals stay in their order. */
function summaryRows({ applications, workspaces }: DriftView) {
  const rows = [
    ...applications.map(application => ({
      id: application.id,
      fields: application.counts.fields,
      row: <ApplicationRow application={application} />,
    })),
    ...workspaces.map(workspace => ({
      id: workspace.id,
      fields: workspace.counts.fields,
      row: <WorkspaceRow workspace={workspace} />,
    })),
  ];
  return rows.sort((a, b) => b.fields - a.fields);
}

/** The content of the card. */
export const DriftSummary = ({ view }: { view: DriftView }) => {
  const t = useTexts();
  const rows = summaryRows(view);
  const hidden = rows.length - ROWS;
  return (
    <Flex direction="column" gap="4">
      <DriftHeadline view={view} />
      {view.headline.code === 'noSource' && (
        <Muted>{t('drift.noSourceHint')}</Muted>
      )}
      <SeverityCounts counts={view.counts} />
      {rows.slice(0, ROWS).map(({ id, row }) => (
        <div key={id}>{row}</div>
      ))}
      {hidden > 0 && (
        <Muted variant="body-small">{t('drift.more', { count: hidden })}</Muted>
      )}
      <DriftProblems sources={problemSources(view)} />
    </Flex>
  );
};
