import type { Environment } from '../../model/environment';
import { repositoryLocation } from '../../model/gitUrl';
import { webUrl } from '../catalog/webUrl';
import type { EmittedFile } from '../emittedFile';
import { environmentFolder } from '../environmentFolder';
import { generatedComment } from '../generated';
import { printYaml } from '../print/yaml';
import { cloudCredentials, variable } from './credentials';
import { planSteps } from './planSteps';
import { filledIn } from './step';

const REPOSITORY = 'platform-k8s-clusters';
const GITHUB = /^(?:www\.)?github\./;

/**
 * GitHub reads workflows at the root of a repository alone, which in a monorepo is none of Flagstone's folders.
 */
function isOnGitHub({ spec }: Environment): boolean {
  if (spec.gitops.layout === 'monorepo') return false;
  const { url } = repositoryLocation(spec.gitops, REPOSITORY);
  return GITHUB.test(webUrl(url)?.split('/')[2] ?? '');
}

/** A minute of the hour, another one for each environment: at the full hour everybody's jobs begin. */
function minuteOf(name: string): number {
  let sum = 0;
  for (const character of name) sum += character.charCodeAt(0);
  return 5 + (sum % 50);
}

function about(environment: Environment, variables: readonly string[]): string {
  const names = variables.map(name => name.replace('vars.', ''));
  return [
    'Plans every morning, changes nothing, and tells Backstage what differs.',
    `It needs the variables FLAGSTONE_URL, ${names.join(', ')} and the secret`,
    'FLAGSTONE_REPORT_TOKEN, whose only right is to post reports.',
    ...(environment.spec.network.privateApi
      ? [
          `The API of the cluster is private: name a runner that reaches it in ${variable(
            environment,
            'PLAN_RUNNER',
          ).replace('vars.', '')}.`,
        ]
      : []),
  ].join('\n');
}

/**
 * The job that looks for drift of an environment's Terraform on a schedule, for GitHub Actions; none where the
 * repositories are not on GitHub, or are folders of one.
 */
export function emitDriftWorkflow(environment: Environment): EmittedFile[] {
  if (!isOnGitHub(environment)) return [];
  const { metadata } = environment;
  const { variables, steps, env } = cloudCredentials(environment);
  const runner = variable(environment, 'PLAN_RUNNER');
  const workflow = {
    name: `Drift of ${metadata.name}`,
    on: {
      schedule: [{ cron: `${minuteOf(metadata.name)} 4 * * *` }],
      workflow_dispatch: {},
    },
    permissions: { contents: 'read', 'id-token': 'write' },
    concurrency: {
      group: `drift-${metadata.project}.${metadata.name}`,
    },
    jobs: {
      plan: {
        'runs-on': filledIn(`${runner} || 'ubuntu-24.04'`),
        'timeout-minutes': 60,
        defaults: {
          run: {
            shell: 'bash',
            'working-directory': environmentFolder(metadata),
          },
        },
        env: { TF_IN_AUTOMATION: 'true', ...env },
        steps: planSteps(environment, steps),
      },
    },
  };
  const comment = `${generatedComment(environment)}\n\n${about(
    environment,
    variables,
  )}`;
  return [
    {
      repository: REPOSITORY,
      path: `.github/workflows/drift-${metadata.project}.${metadata.name}.yaml`,
      content: printYaml(workflow, { comment }),
    },
  ];
}
