import {
  deriveGpuQuota,
  gpuQuotaViewSchema,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  InMemoryReader,
  type RawObject,
} from '../../kubernetes/__testUtils__/inMemoryReader';
import { collectGpuQuota } from './collect';
import type { QuotaTarget } from './quotaTarget';
import { CLUSTER_QUEUES, NAMESPACES, RESOURCE_QUOTAS } from './resources';

const NOW = Date.UTC(2026, 0, 1);

type Labels = Record<string, string>;

const aNamespace = (name: string, labels: Labels = {}): RawObject =>
  object('v1', 'Namespace', { metadata: { name, labels } });

const aQuota = (
  namespace: string,
  hard: Labels,
  used: Labels,
  labels: Labels = {},
): RawObject =>
  object('v1', 'ResourceQuota', {
    metadata: { name: `${namespace}-quota`, namespace, labels },
    spec: { hard },
    status: { hard, used },
  });

const aPod = (
  namespace: string,
  name: string,
  labels: Labels = {},
): RawObject =>
  object('v1', 'Pod', {
    metadata: {
      name,
      namespace,
      labels,
      creationTimestamp: '2025-12-31T12:00:00Z',
    },
    spec: {
      nodeName: 'gpu-0',
      containers: [
        { name: 'main', resources: { requests: { 'nvidia.com/gpu': '1' } } },
      ],
    },
    status: { phase: 'Running', startTime: '2025-12-31T12:00:00Z' },
  });

const aNode = (name: string): RawObject =>
  object('v1', 'Node', {
    metadata: {
      name,
      labels: { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' },
    },
    status: {
      allocatable: { 'nvidia.com/gpu': '8' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  });

function object(
  apiVersion: string,
  kind: string,
  rest: { metadata: RawObject['metadata'] & Record<string, unknown> } & Record<
    string,
    unknown
  >,
): RawObject {
  return { apiVersion, kind, ...rest };
}

const FRAUD = [
  aNode('gpu-0'),
  aNamespace('fraud'),
  aQuota(
    'fraud',
    { 'requests.nvidia.com/gpu': '4' },
    { 'requests.nvidia.com/gpu': '1' },
  ),
  aPod('fraud', 'trainer'),
];

async function viewOf(target: Partial<QuotaTarget>, reader: InMemoryReader) {
  const inputs = await collectGpuQuota(
    { namespaces: [], ...target },
    reader,
    NOW,
  );
  return gpuQuotaViewSchema.parse(deriveGpuQuota(inputs, NOW));
}

const readerOf = (clusters: Record<string, readonly RawObject[]>) =>
  new InMemoryReader({
    clusters: Object.entries(clusters).map(([name, objects]) => ({
      name,
      objects,
    })),
    now: () => NOW,
  });

describe('what is collected for an entity', () => {
  it('is the quota of the namespace that it names', async () => {
    const view = await viewOf(
      { namespaces: ['fraud'] },
      readerOf({ dev: FRAUD }),
    );
    expect(view.headline).toEqual({
      code: 'free',
      params: { free: '3', hard: '4', title: 'H100', unit: 'gpu' },
    });
    expect(view.clusters[0].namespaces[0].holders).toMatchObject([
      { kind: 'Pod', name: 'trainer', pods: 1 },
    ]);
  });

  it.each<[string, Partial<QuotaTarget>, readonly RawObject[]]>([
    [
      'the label of its workspace on the namespace',
      { workspace: 'training' },
      [aNamespace('fraud', { 'flagstone.dev/workspace': 'training' })],
    ],
    [
      'the label of its workspace on the quota',
      { workspace: 'training' },
      [
        aQuota(
          'fraud',
          { 'requests.nvidia.com/gpu': '4' },
          { 'requests.nvidia.com/gpu': '1' },
          { 'flagstone.dev/workspace': 'training' },
        ),
      ],
    ],
    [
      'its label on a pod',
      { component: 'detector' },
      [aPod('fraud', 'trainer', { 'backstage.io/kubernetes-id': 'detector' })],
    ],
    [
      'its label on the namespace',
      { component: 'detector' },
      [aNamespace('fraud', { 'backstage.io/kubernetes-id': 'detector' })],
    ],
    [
      'the label of the environment',
      { environment: 'fraud-dev' },
      [aNamespace('fraud', { 'flagstone.dev/environment': 'fraud-dev' })],
    ],
  ])('is found by %s', async (_story, target, objects) => {
    const reader = readerOf({ dev: FRAUD });
    reader.cluster('dev').put(...objects);
    const view = await viewOf(target, reader);
    expect(
      view.clusters[0].namespaces.map(({ namespace }) => namespace),
    ).toEqual(['fraud']);
    expect(view.headline.code).toBe('free');
  });

  it('leaves out the clusters that certainly have no such namespace', async () => {
    const reader = readerOf({
      dev: FRAUD,
      other: [aNamespace('vision')],
      dark: [],
    });
    reader
      .cluster('dark')
      .fail({ code: 'unreachable', message: 'The cluster does not answer.' });
    const view = await viewOf({ namespaces: ['fraud'] }, reader);
    expect(view.clusters.map(({ name }) => name)).toEqual(['dev', 'dark']);
    expect(view.clusters[1].problems).toMatchObject([{ code: 'unreachable' }]);
  });

  it('says that the namespace is missing where no cluster has it', async () => {
    const reader = readerOf({ dev: [aNamespace('vision')] });
    expect(
      (await viewOf({ namespaces: ['fraud'] }, reader)).headline.code,
    ).toBe('namespaceMissing');
    expect(
      (await viewOf({ component: 'detector' }, reader)).headline.code,
    ).toBe('namespaceMissing');
  });

  it('looks only at the clusters that the entity names, and says which of them is not configured', async () => {
    const reader = readerOf({ dev: FRAUD, prod: FRAUD });
    const view = await viewOf(
      { namespaces: ['fraud'], clusters: ['dev', 'gone'] },
      reader,
    );
    expect(view.clusters).toMatchObject([
      { name: 'dev', problems: [] },
      { name: 'gone', problems: [{ code: 'notConfigured' }] },
    ]);
  });

  it('shows a cluster that wants the own credentials of the user as what it is', async () => {
    const unsupported = { code: 'notSupported', message: 'It wants.' } as const;
    const reader = new InMemoryReader({
      clusters: [{ name: 'gke', unsupported }],
    });
    const view = await viewOf({ namespaces: ['fraud'] }, reader);
    expect(view.clusters).toMatchObject([
      { name: 'gke', problems: [unsupported], namespaces: [] },
    ]);
  });

  it.each([RESOURCE_QUOTAS, CLUSTER_QUEUES, NAMESPACES])(
    'names $plural where the right to list them is missing, and shows the rest',
    async resource => {
      const problem = {
        code: 'forbidden',
        resource: resource.plural,
        verb: 'list',
        message: 'Not allowed.',
      } as const;
      const reader = readerOf({ dev: FRAUD });
      reader.cluster('dev').fail(problem, resource);
      const view = await viewOf({ namespaces: ['fraud'] }, reader);
      expect(view.clusters[0].problems).toEqual([problem]);
      expect(view.clusters[0].namespaces[0].holders).toHaveLength(1);
    },
  );

  it('names only its own work in a namespace that its pods alone lead to', async () => {
    const reader = readerOf({
      dev: [
        ...FRAUD,
        aPod('fraud', 'detector', { 'backstage.io/kubernetes-id': 'detector' }),
        aPod('fraud', 'canary', { 'backstage.io/kubernetes-id': 'canary' }),
      ],
    });
    const view = await viewOf({ component: 'detector' }, reader);
    expect(view.clusters[0].namespaces[0].holders).toMatchObject([
      { name: 'detector', component: 'detector' },
    ]);
    expect(JSON.stringify(view)).not.toContain('canary');
  });

  it('holds not one byte of another namespace', async () => {
    const canary = 'canary-vision';
    const reader = readerOf({
      dev: [
        ...FRAUD,
        aNamespace(canary),
        aQuota(
          canary,
          { 'requests.nvidia.com/gpu': '2' },
          { 'requests.nvidia.com/gpu': '2' },
        ),
        aPod(canary, `${canary}-pod`, {
          'backstage.io/kubernetes-id': `${canary}-component`,
        }),
      ],
    });
    const view = await viewOf({ namespaces: ['fraud'] }, reader);
    expect(JSON.stringify(view)).not.toContain('canary');
    expect(view.clusters[0].namespaces[0].accelerators[0].nodes?.free).toBe(
      '6',
    );
  });
});
