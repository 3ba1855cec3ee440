import {
  emitEnvironment,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { stringify } from 'yaml';
import { anEnvironment } from '../plugins/ai-platform-common/src/testUtils/anEnvironment';
import { describeWith } from './support/describeWith';
import { missingPolicyEngines, PolicyEngines } from './support/policyEngines';

jest.setTimeout(120_000);

const TEAM = 'fraud';
const GPU = { limits: { 'nvidia.com/gpu': 1 } };
const TOLERATION = {
  key: 'nvidia.com/gpu',
  operator: 'Exists',
  effect: 'NoSchedule',
};

interface Container {
  image?: string;
  resources?: object;
  securityContext?: object;
}

function pod(
  name: string,
  container: Container,
  more: object = {},
  namespace = TEAM,
) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      containers: [{ name: 'main', image: 'trainer:1.2', ...container }],
      ...more,
    },
  };
}

function workload(
  kind: 'Deployment' | 'Job',
  name: string,
  metadata: object,
  spec: object = {},
) {
  return {
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name, namespace: TEAM, ...metadata },
    spec: {
      template: {
        spec: { containers: [{ name: 'main', image: 'trainer:1.2' }], ...spec },
      },
    },
  };
}

const NAMED = { labels: { 'app.kubernetes.io/name': 'trainer' } };
const QUEUED = {
  labels: { ...NAMED.labels, 'kueue.x-k8s.io/queue-name': 'default' },
};
const OWNED = {
  ownerReferences: [
    { apiVersion: 'v1', kind: 'Notebook', name: 'n', uid: 'u' },
  ],
};
const ON_GPU = {
  tolerations: [TOLERATION],
  containers: [{ name: 'main', image: 'trainer:1.2', resources: GPU }],
};

const GOOD = [
  pod('plain', {}),
  pod('registry-with-a-port', {
    image: 'registry.example.com:5000/team/trainer:1.2',
  }),
  pod('digest', { image: `trainer@sha256:${'a'.repeat(64)}` }),
  pod('tolerant', { resources: GPU }, { tolerations: [TOLERATION] }),
  pod('not-of-a-team', { image: 'trainer:latest' }, {}, 'kube-system'),
  workload('Deployment', 'named', NAMED),
  workload('Deployment', 'made-by-a-controller', OWNED),
  workload('Job', 'queued', QUEUED, ON_GPU),
];

const BAD = {
  'accelerator-toleration': pod('intolerant', { resources: GPU }),
  'accelerator-queue': workload('Job', 'jumps-the-queue', NAMED, ON_GPU),
  'no-latest-image': pod('latest', {
    image: 'registry.example.com:5000/trainer',
  }),
  'no-privileged': pod('privileged', { securityContext: { privileged: true } }),
  'required-labels': workload('Deployment', 'nameless', {}),
};

function policiesOf(environment: Environment): string {
  return emitEnvironment(environment)
    .filter(({ path }) =>
      /\/(?:kyverno-policies|gatekeeper-(?:templates|constraints))\/manifests\//.test(
        path,
      ),
    )
    .filter(({ path }) => !path.endsWith('/kustomization.yaml'))
    .map(({ content }) => content)
    .join('---\n');
}

describeWith(missingPolicyEngines(), 'The policies for teams', () => {
  let engines: PolicyEngines;

  beforeAll(() => {
    engines = new PolicyEngines();
  });

  afterAll(() => engines.close());

  it.each([
    ['kyverno', 'kyverno'],
    ['gatekeeper', 'gator'],
  ] as const)(
    'refuse with %s what they should, and nothing else',
    (policy, engine) => {
      const environment = anEnvironment({
        stage: 'prod',
        platform: { policy },
      });
      const objects = [...GOOD, ...Object.values(BAD)].map(object =>
        stringify(object),
      );
      const found = engines.violations(
        engine,
        policiesOf(environment),
        objects.join('---\n'),
      );
      const expected = Object.entries(BAD).map(
        ([rule, { metadata }]) => `${rule} ${metadata.name}`,
      );
      expect(found).toEqual(expected.sort());
    },
  );
});
