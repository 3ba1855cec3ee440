import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const action = 'aiPlatform:git:publish';
const repositories = [
  {
    gitUrl: 'file:///srv/git/platform-gitops-config.git',
    sourcePath: 'platform-gitops-config',
  },
];

function example(description: string, input: object): TemplateExample {
  const step = { id: 'publish', name: 'Commit', action, input };
  return { description, example: stringify({ steps: [step] }) };
}

/** Examples of the publish action. */
export const gitPublishExamples = [
  example('Commit a folder of the workspace to a local repository', {
    repositories: [
      { ...repositories[0], targetPath: 'teams/fraud', branch: 'main' },
    ],
    message: 'Add the settings of the fraud team',
  }),
  example('Commit an environment, unless there is one of its name', {
    repositories,
    document:
      'platform-gitops-config/environments/fraud/fraud-dev/environment.yaml',
    message: 'Add AI environment fraud-dev',
  }),
];
