import { useState } from 'react';
import { Flex } from '@backstage/ui';
import { DiffModeProvider } from '../../drift/DiffMode';
import { DriftGate } from '../../drift/DriftGate';
import { DriftHeadline } from '../../drift/DriftHeadline';
import { DriftProblems } from '../../drift/DriftProblems';
import type { LiveDrift } from '../../drift/LiveDriftView';
import { SeverityCounts } from '../../drift/SeverityCounts';
import { Muted } from '../../shared/Muted';
import { useTexts } from '../../useTexts';
import { ActionsProvider } from './ActionsProvider';
import { ApplicationSection } from './ApplicationSection';
import { ClosedPanel } from './ClosedPanel';
import { NEEDS_ATTENTION } from './driftFilter';
import { FilterBar } from './FilterBar';
import { WorkspaceSection } from './WorkspaceSection';

const View = ({ live }: { live: LiveDrift }) => {
  const t = useTexts();
  const { view } = live;
  const [filter, setFilter] = useState(NEEDS_ATTENTION);
  const isShown = ({ id }: { id: string }) =>
    filter.source === 'all' || filter.source === id;
  const sources = view.applications.length + view.workspaces.length;
  return (
    <Flex direction="column" gap="6">
      <Flex direction="column" gap="2">
        <DriftHeadline view={view} variant="title-small" />
        {/* One source alone says the same below. */}
        {sources !== 1 && <SeverityCounts counts={view.counts} />}
        {view.headline.code === 'noSource' && (
          <Muted>{t('drift.noSourceHint')}</Muted>
        )}
        <DriftProblems
          sources={view.problems.map(({ source, problem }) => ({
            ...{ name: source, title: source, problems: [problem] },
          }))}
        />
      </Flex>
      <FilterBar view={view} filter={filter} onChange={setFilter} />
      {view.applications.filter(isShown).map(application => (
        <ApplicationSection
          key={application.id}
          application={application}
          applications={view.applications}
          filter={filter}
        />
      ))}
      {view.workspaces.filter(isShown).map(workspace => (
        <WorkspaceSection
          key={workspace.id}
          workspace={workspace}
          filter={filter}
        />
      ))}
      {view.closed.length > 0 && <ClosedPanel closed={view.closed} />}
    </Flex>
  );
};

/** An entity's drift in full: what differs and how, what can be done about it, and what was deployed. */
export const DriftContent = () => (
  <DriftGate>
    {live => (
      <DiffModeProvider>
        <ActionsProvider live={live}>
          <View live={live} />
        </ActionsProvider>
      </DiffModeProvider>
    )}
  </DriftGate>
);
