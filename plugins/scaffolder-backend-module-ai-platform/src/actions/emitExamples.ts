import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const metadata = {
  name: 'fraud-dev',
  project: 'fraud',
  owner: 'group:default/fraud-ml',
  department: 'risk',
  costCenter: '4711',
};

const spec = {
  stage: 'dev',
  cloud: 'aws',
  account: '123456789012',
  region: 'eu-central-1',
  profile: 'gpu-training',
  network: { cidr: '10.40.0.0/16' },
};

function example(
  action: string,
  description: string,
  input: object,
): TemplateExample {
  const step = { id: 'emit', name: 'Emit the files', action, input };
  return { description, example: stringify({ steps: [step] }) };
}

/** Examples of an emit action: the least that a document says, and one that says more. */
export function emitExamples(action: string): TemplateExample[] {
  return [
    example(action, 'What profile, stage and cloud make of a short document', {
      metadata,
      spec,
    }),
    example(action, 'Change an environment that exists, in one repository', {
      metadata,
      spec: {
        ...spec,
        gitops: { repoUrl: 'https://git.example.com/ai/platform.git' },
      },
      update: true,
    }),
  ];
}
