import { Alert, Flex } from '@backstage/ui';
import type { DriftApplication } from '@flagstone/backstage-plugin-ai-platform-common';
import { DeployLine } from '../../drift/DeployLine';
import { DriftProblems } from '../../drift/DriftProblems';
import { HealthLabel, PhaseLabel, SyncLabel } from '../../drift/Labels';
import { SeverityCounts } from '../../drift/SeverityCounts';
import { Freshness } from '../../shared/Freshness';
import { useTexts } from '../../useTexts';
import { applicationSource, isGitops, openResources } from './actionRequest';
import { ActionButton } from './ActionButton';
import { DeployHistory } from './DeployHistory';
import type { DriftFilter } from './driftFilter';
import { ResourceList } from './ResourceList';
import { SourceHead } from './SourceHead';

interface ApplicationProps {
  application: DriftApplication;
}

const Age = ({ application }: ApplicationProps) => {
  const t = useTexts();
  const { comparedAt, stale } = application;
  if (!comparedAt) return <>{t('drift.never')}</>;
  return (
    <Freshness
      observedAt={comparedAt}
      stale={stale}
      staleText={time => t('drift.comparedStale', { time })}
    />
  );
};

const RevertAll = ({ application }: ApplicationProps) => {
  const t = useTexts();
  const source = applicationSource(application);
  const resources = openResources(application.resources);
  if (resources.length === 0 || !isGitops(source)) return null;
  return (
    <ActionButton
      text={t('driftActions.revert.all')}
      label={t('driftActions.revert.allOf', { title: application.name })}
      obstacle={application.revert.obstacle}
      request={{ action: 'revert', source, resources, isWhole: true }}
    />
  );
};

/** What the engine itself says is wrong. */
const Conditions = ({ application }: ApplicationProps) => (
  <>
    {application.conditions.map(({ type, message }) => (
      <Alert
        key={`${type} ${message}`}
        status="warning"
        icon
        title={type}
        description={message}
      />
    ))}
  </>
);

interface ApplicationSectionProps extends ApplicationProps {
  /** All of them, for the name of the parent. */
  applications: readonly DriftApplication[];
  filter: DriftFilter;
}

/** Everything about one application of a GitOps engine. */
export const ApplicationSection = (props: ApplicationSectionProps) => {
  const t = useTexts();
  const { application, applications, filter } = props;
  const { name, project, namespace, lastDeploy, operation } = application;
  const parent = applications.find(({ id }) => id === application.parent);
  const facts = [
    application.instance.title,
    application.kind,
    namespace && t('driftTab.destination', { namespace }),
    project && t('driftTab.project', { project }),
    parent && t('driftTab.parent', { name: parent.name }),
    t(`driftTab.selfHeal.${application.selfHeal ? 'on' : 'off'}`),
    <Age key="age" application={application} />,
  ];
  return (
    <section aria-label={name}>
      <Flex direction="column" gap="4">
        <SourceHead
          name={name}
          link={application.link}
          engine={t(`drift.source.${application.source}`)}
          labels={
            <>
              <SyncLabel sync={application.sync} />
              <HealthLabel health={application.health} />
              {operation && <PhaseLabel phase={operation.phase} />}
            </>
          }
          facts={facts}
          actions={<RevertAll application={application} />}
        />
        <SeverityCounts counts={application.counts} />
        {lastDeploy && <DeployLine deploy={lastDeploy} />}
        <DriftProblems
          sources={[{ name, title: name, problems: application.problems }]}
        />
        <Conditions application={application} />
        <ResourceList
          source={applicationSource(application)}
          resources={application.resources}
          sourceObstacle={application.revert.obstacle}
          saidAbove={application.conditions.map(
            ({ type, message }) => `${type}: ${message}`,
          )}
          filter={filter}
        />
        {application.history.length > 0 && (
          <DeployHistory application={application} />
        )}
      </Flex>
    </section>
  );
};
