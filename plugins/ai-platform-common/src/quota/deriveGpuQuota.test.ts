import {
  aClusterQueue,
  aLocalQueue,
  aNamespace,
  aNode,
  aPod,
  aResourceQuota,
  aWaitingPod,
  aWorkload,
  GPU,
  NOW,
} from '../testUtils/quota/facts';
import {
  aClusterInput,
  aNamespaceInput,
  someInputs,
  unreadable,
} from '../testUtils/quota/inputs';
import { derived } from '../testUtils/quota/derived';
import { deriveGpuQuota } from './deriveGpuQuota';
import type { ClusterInputs } from './inputs';

type Case = [story: string, inputs: ClusterInputs[], headline: object];

const limited = { resourceQuotas: [aResourceQuota()] };
const down = { code: 'unreachable', message: 'No answer.' } as const;
const starting = { code: 'starting', message: 'The first look.' } as const;
const h100 = { title: 'H100', unit: 'gpu' };

const HEADLINES: Case[] = [
  [
    'two of eight are free',
    someInputs(limited),
    { code: 'free', params: { free: '2', hard: '8', ...h100 } },
  ],
  [
    'two are free and three jobs wait for sixteen',
    someInputs({
      ...limited,
      workloads: [4, 8, 4].map((amount, index) =>
        aWorkload({
          name: `job-${index}`,
          owner: { kind: 'Job', name: `train-${index}` },
          requests: { [GPU]: `${amount}` },
        }),
      ),
    }),
    {
      code: 'freeAndWaiting',
      params: { free: '2', hard: '8', workloads: 3, amount: '16', ...h100 },
    },
  ],
  [
    'the quota was lowered under what is used',
    someInputs({
      resourceQuotas: [aResourceQuota({ hard: { [`requests.${GPU}`]: '4' } })],
    }),
    { code: 'over', params: { used: '6', hard: '4', ...h100 } },
  ],
  [
    'a quota limits CPU alone while pods hold GPUs',
    someInputs({
      resourceQuotas: [aResourceQuota({ hard: { cpu: '8' }, used: {} })],
      pods: [aPod(), aPod({ name: 'trainer-1' })],
    }),
    { code: 'notLimited', params: { used: '2', ...h100 } },
  ],
  [
    'a quota limits the GPUs of some of the pods',
    someInputs({
      resourceQuotas: [aResourceQuota({ scoped: true })],
      pods: [aPod()],
    }),
    { code: 'inUse', params: { used: '1', ...h100 } },
  ],
  [
    'the queue is held',
    someInputs(
      { localQueues: [aLocalQueue()] },
      { clusterQueues: [aClusterQueue({ stopPolicy: 'Hold' })] },
    ),
    {
      code: 'free',
      params: { free: '0', hard: '8', title: 'H100', unit: 'gpu' },
    },
  ],
  [
    'nothing limits the namespace and pods hold GPUs',
    someInputs({ pods: [aPod()] }),
    { code: 'notLimited', params: { used: '1', ...h100 } },
  ],
  [
    'nothing limits the namespace and nothing is held',
    someInputs(),
    { code: 'noQuota', params: {} },
  ],
  [
    'the key names a MIG profile that no node has',
    someInputs({
      resourceQuotas: [
        aResourceQuota({
          hard: { 'requests.nvidia.com/mig-1g.5gb': '4' },
          used: { 'requests.nvidia.com/mig-1g.5gb': '0' },
        }),
      ],
    }),
    {
      code: 'keyNotServed',
      params: { keys: 'requests.nvidia.com/mig-1g.5gb' },
    },
  ],
  [
    'the cluster has no such namespace',
    someInputs({ namespace: undefined }),
    { code: 'namespaceMissing', params: {} },
  ],
  [
    'a cluster without accelerators',
    someInputs({}, { nodes: [aNode({ allocatable: {} })] }),
    { code: 'noAccelerators', params: {} },
  ],
  [
    'a quota for CPU in a cluster without accelerators',
    someInputs(
      { resourceQuotas: [aResourceQuota({ hard: { cpu: '8' } })] },
      { nodes: [] },
    ),
    { code: 'noAccelerators', params: {} },
  ],
  [
    'the only cluster is down',
    [aClusterInput({ problem: down })],
    { code: 'unknown', params: {} },
  ],
  [
    'the only cluster is being read for the first time',
    [aClusterInput({ problem: starting })],
    { code: 'starting', params: {} },
  ],
  [
    'one cluster is down and the other is being read for the first time',
    [aClusterInput({ problem: down }), aClusterInput({ problem: starting })],
    { code: 'starting', params: {} },
  ],
  ['no cluster is asked', [], { code: 'unknown', params: {} }],
  [
    'the quotas may not be read',
    someInputs({ resourceQuotas: unreadable(), pods: [aPod()] }),
    { code: 'unknown', params: {} },
  ],
  [
    'the queues may not be read and no quota limits',
    someInputs({ localQueues: unreadable(), pods: [aPod()] }),
    { code: 'unknown', params: {} },
  ],
  [
    'the quota limits, though the queues may not be read',
    someInputs({ ...limited, localQueues: unreadable() }),
    { code: 'free', params: { free: '2', hard: '8', ...h100 } },
  ],
  [
    'the quotas are being read for the first time',
    someInputs({ resourceQuotas: unreadable(starting) }),
    { code: 'starting', params: {} },
  ],
  [
    'no namespace was found',
    someInputs({}, { namespaces: [] }),
    { code: 'namespaceMissing', params: {} },
  ],
  [
    'the search for a namespace has not ended',
    someInputs({}, { namespaces: [], problems: [starting] }),
    { code: 'starting', params: {} },
  ],
  [
    'the search for a namespace failed',
    someInputs({}, { namespaces: [], problems: [starting, down] }),
    { code: 'unknown', params: {} },
  ],
  [
    'one of two clusters is down',
    [aClusterInput({ problem: down }), ...someInputs(limited)],
    { code: 'free', params: { free: '2', hard: '8', ...h100 } },
  ],
  [
    'one of two clusters has no such namespace',
    [...someInputs({ namespace: undefined }), ...someInputs(limited)],
    { code: 'free', params: { free: '2', hard: '8', ...h100 } },
  ],
];

describe('deriveGpuQuota', () => {
  it.each(HEADLINES)('says in one sentence that %s', (_, inputs, headline) => {
    expect(deriveGpuQuota(inputs, NOW * 1_000).headline).toEqual(headline);
  });

  it('speaks of the accelerator with the worst findings first, then of the one with the longest queue', () => {
    const quota = (hard: Record<string, string>, used = {}) =>
      aResourceQuota({ hard, used });
    const nodes = [
      aNode({ allocatable: { [GPU]: '64', 'amd.com/gpu': '64' }, labels: {} }),
    ];
    const keys = { [`requests.${GPU}`]: '4', 'requests.amd.com/gpu': '32' };
    const waits = aWaitingPod({ requests: { [GPU]: '2' } });

    const quiet = derived({ resourceQuotas: [quota(keys)] }, { nodes });
    expect(quiet.headline.params).toMatchObject({ hard: '32' });

    const queued = derived(
      { resourceQuotas: [quota(keys)], pods: [waits] },
      { nodes },
    );
    expect(queued.headline.params).toMatchObject({ hard: '4', amount: '2' });

    const over = derived(
      {
        resourceQuotas: [quota(keys, { 'requests.amd.com/gpu': '33' })],
        pods: [waits],
      },
      { nodes },
    );
    expect(over.headline).toMatchObject({
      code: 'over',
      params: { hard: '32' },
    });
  });

  it('says GPU where nodes have several models, and the model of its flavours where a queue limits', () => {
    const nodes = [
      aNode({ labels: { ...aNode().labels, pool: 'h' } }),
      aNode({
        name: 'gpu-1',
        labels: { 'nvidia.com/gpu.product': 'NVIDIA-L4', pool: 'l' },
      }),
    ];
    const several = derived(limited, { nodes });
    expect(several.headline.params).toMatchObject({ title: 'GPU' });

    const queued = derived(
      { localQueues: [aLocalQueue()] },
      {
        nodes,
        clusterQueues: [aClusterQueue()],
        resourceFlavors: [
          {
            namespace: '',
            name: 'h100',
            nodeLabels: { pool: 'h' },
          },
        ],
      },
    );
    expect(queued.headline.params).toMatchObject({ title: 'H100' });
  });

  it('is as bad as its worst finding', () => {
    expect(derived(limited).severity).toBe('ok');
    expect(derived().severity).toBe('info');
    expect(derived({ resourceQuotas: unreadable() }).severity).toBe('unknown');
    expect(derived({}, { namespaces: [] }).severity).toBe('info');
    expect(derived({}, { namespaces: [], problems: [down] }).severity).toBe(
      'unknown',
    );
  });

  it('does not let one cluster that is down outweigh the others', () => {
    const view = deriveGpuQuota(
      [aClusterInput({ name: 'dead', problem: down }), ...someInputs(limited)],
      NOW * 1_000,
    );
    expect(view.severity).toBe('warning');
    expect(view.clusters[0]).toEqual({
      name: 'dead',
      title: 'Sandbox cluster',
      stale: false,
      problems: [down],
      namespaces: [],
    });
  });

  it('knows nothing where no cluster answers', () => {
    expect(deriveGpuQuota([], NOW * 1_000).severity).toBe('unknown');
    expect(
      deriveGpuQuota([aClusterInput({ problem: down })], NOW * 1_000).severity,
    ).toBe('unknown');
  });

  it('names each problem of a cluster once, and the age of the oldest of its data', () => {
    const may = unreadable({
      resource: 'notebooks.kubeflow.org',
      verb: 'list',
    });
    const [cluster] = deriveGpuQuota(
      [
        aClusterInput({
          dashboardUrl: 'https://console.example.com',
          problems: [down, down],
          nodes: {
            status: 'ok',
            value: [],
            observedAt: (NOW - 90) * 1_000,
            stale: true,
          },
          namespaces: [
            aNamespaceInput({ notebooks: may }),
            aNamespaceInput({
              name: 'fraud-2',
              namespace: aNamespace({ name: 'fraud-2' }),
              notebooks: may,
            }),
          ],
        }),
      ],
      NOW * 1_000,
    ).clusters;
    expect(cluster).toMatchObject({
      dashboardUrl: 'https://console.example.com',
      observedAt: '2026-10-01T11:58:30Z',
      stale: true,
      problems: [down, may.problem],
    });
    expect(cluster.namespaces.map(({ namespace }) => namespace)).toEqual([
      'fraud',
      'fraud-2',
    ]);
  });
});
