import { Flex } from '@backstage/ui';
import type { DriftWorkspace } from '@flagstone/backstage-plugin-ai-platform-common';
import { DriftProblems } from '../../drift/DriftProblems';
import { StateLabel } from '../../drift/Labels';
import { worstOf } from '../../drift/severities';
import { SeverityCounts } from '../../drift/SeverityCounts';
import { revisionText } from '../../drift/texts';
import { Code } from '../../shared/Code';
import { ExternalLink } from '../../shared/ExternalLink';
import { Freshness } from '../../shared/Freshness';
import { Muted } from '../../shared/Muted';
import { safeUrl } from '../../shared/safeUrl';
import { useTexts } from '../../useTexts';
import { openResources, workspaceSource } from './actionRequest';
import type { DriftFilter } from './driftFilter';
import { PendingPanel } from './PendingPanel';
import { ResourceList } from './ResourceList';
import { SourceHead } from './SourceHead';

interface WorkspaceProps {
  workspace: DriftWorkspace;
}

const Age = ({ workspace }: WorkspaceProps) => {
  const t = useTexts();
  const { plannedAt, stale } = workspace;
  if (!plannedAt) return <>{t('drift.noReport')}</>;
  return (
    <Freshness
      observedAt={plannedAt}
      stale={stale}
      staleText={time => t('drift.plannedStale', { time })}
    />
  );
};

/** The way back to what the code says: the workflow that applies it. */
const ApplyWorkflow = ({ workspace }: WorkspaceProps) => {
  const t = useTexts();
  const { link, obstacle } = workspace.revert;
  if (openResources(workspace.resources).length === 0) return null;
  if (safeUrl(link)) {
    return (
      <ExternalLink href={link}>
        {t('driftActions.revert.workflow')}
      </ExternalLink>
    );
  }
  return obstacle ? (
    <Muted variant="body-small">{t(`driftActions.obstacle.${obstacle}`)}</Muted>
  ) : null;
};

const Commit = ({ workspace: { commit } }: WorkspaceProps) => {
  const t = useTexts();
  return commit ? (
    <>
      {t('driftTab.workspace.commit')} <Code>{revisionText(commit)}</Code>
    </>
  ) : null;
};

function engineText(
  t: ReturnType<typeof useTexts>,
  { engine, engineVersion }: DriftWorkspace,
) {
  const name = t(`drift.source.${engine ?? 'terraform'}`);
  return engineVersion ? `${name} ${engineVersion}` : name;
}

interface WorkspaceSectionProps extends WorkspaceProps {
  filter: DriftFilter;
}

/** Everything about one Terraform workspace: what differs really, and what the code would change beside that. */
export const WorkspaceSection = (props: WorkspaceSectionProps) => {
  const t = useTexts();
  const { workspace, filter } = props;
  const { name, state, counts, problems, revert } = workspace;
  const facts = [
    engineText(t, workspace),
    workspace.organization,
    workspace.commit && <Commit key="commit" workspace={workspace} />,
    <Age key="age" workspace={workspace} />,
    workspace.run && (
      <ExternalLink key="run" href={workspace.run}>
        {t('driftTab.workspace.run')}
      </ExternalLink>
    ),
  ];
  return (
    <section aria-label={name}>
      <Flex direction="column" gap="4">
        <SourceHead
          name={name}
          link={workspace.link}
          engine={t(`drift.source.${workspace.engine ?? 'terraform'}`)}
          labels={<StateLabel state={state} severity={worstOf(counts)} />}
          facts={facts}
          actions={<ApplyWorkflow workspace={workspace} />}
        />
        <SeverityCounts counts={counts} />
        <DriftProblems sources={[{ name, title: name, problems }]} />
        <ResourceList
          source={workspaceSource(workspace)}
          resources={workspace.resources}
          sourceObstacle={revert.obstacle}
          filter={filter}
        />
        {workspace.pending && (
          <PendingPanel
            pending={workspace.pending}
            resources={workspace.pendingResources}
          />
        )}
      </Flex>
    </section>
  );
};
