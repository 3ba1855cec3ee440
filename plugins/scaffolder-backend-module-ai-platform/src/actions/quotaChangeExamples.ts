import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const action = 'aiPlatform:quota:change';
const base = {
  entityRef: 'component:default/fraud-detector',
  namespace: 'fraud',
  reason: 'The new model is trained on four nodes.',
};

function example(description: string, input: object): TemplateExample {
  const step = { id: 'change', name: 'Change the quota', action, input };
  return { description, example: stringify({ steps: [step] }) };
}

/** Examples of the action that changes a quota. */
export const quotaChangeExamples = [
  example('Raise the GPU quota of a namespace', {
    ...base,
    ...{ resource: 'requests.nvidia.com/gpu', amount: 16 },
  }),
  example('Lower the memory that a namespace may request', {
    ...base,
    ...{ resource: 'requests.memory', amount: '256Gi' },
  }),
  example('Raise the nominal quota of one flavour of the Kueue queue', {
    ...base,
    ...{ resource: 'nvidia.com/gpu', flavor: 'h100', amount: 24 },
  }),
];
