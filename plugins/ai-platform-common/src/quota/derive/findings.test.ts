import type { QuotaFinding } from '../../view/gpuQuotaView';
import {
  aClusterQueue,
  aDeviceClass,
  aLocalQueue,
  aNode,
  aPod,
  aResourceQuota,
  aWaitingPod,
  aWorkload,
  GPU,
  HOUR,
  MINUTE,
  NOW,
} from '../../testUtils/quota/facts';
import {
  derivedFindings,
  derivedNamespace,
} from '../../testUtils/quota/derived';
import { deriveGpuQuota } from '../deriveGpuQuota';
import { someInputs, unreadable } from '../../testUtils/quota/inputs';

type Args = Parameters<typeof someInputs>;
type Case = [story: string, args: Args, finding: QuotaFinding];

const KEY = `requests.${GPU}`;
const DEVICES = 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices';
const MIG = 'nvidia.com/mig-1g.5gb';

/** A quota for GPUs of which so much is used. */
const quota = (hard: string, used: string) => [
  aResourceQuota({ hard: { [KEY]: hard }, used: { [KEY]: used } }),
];
const migQuota = [
  aResourceQuota({ hard: { [`requests.${MIG}`]: '4' }, used: {} }),
];
const cpuQuota = [aResourceQuota({ hard: { cpu: '8' }, used: {} })];
const queued = { localQueues: [aLocalQueue()] };
const gpu = (
  code: QuotaFinding['code'],
  severity: QuotaFinding['severity'],
  params: QuotaFinding['params'] = {},
): QuotaFinding => ({ code, severity, params, resource: GPU });

const FINDINGS: Case[] = [
  [
    'the cluster has no such namespace',
    [{ namespace: undefined }],
    { code: 'namespaceMissing', severity: 'critical', params: {} },
  ],
  [
    'nothing limits a namespace without accelerators',
    [{}],
    { code: 'noQuota', severity: 'info', params: {} },
  ],
  [
    'nothing limits a namespace whose pods hold accelerators',
    [{ pods: [aPod()] }],
    { code: 'noQuota', severity: 'warning', params: {} },
  ],
  [
    'the quota has no key for the accelerator that is used',
    [{ resourceQuotas: cpuQuota, pods: [aPod()] }],
    gpu('notLimited', 'warning'),
  ],
  [
    'the quota has no key for the accelerator that nodes have',
    [{ resourceQuotas: cpuQuota }],
    gpu('notLimited', 'warning'),
  ],
  [
    'the quota limits only an accelerator that no node has',
    [{ resourceQuotas: migQuota }],
    gpu('notLimited', 'warning'),
  ],
  [
    'the queue covers nothing of what a pod holds',
    [
      { ...queued, pods: [aPod()] },
      { clusterQueues: [aClusterQueue({ quotas: [] })] },
    ],
    gpu('notLimited', 'warning'),
  ],
  [
    'the quota names a MIG profile and nodes have whole GPUs',
    [{ resourceQuotas: migQuota }],
    {
      code: 'keyNotServed',
      severity: 'critical',
      resource: MIG,
      params: { keys: `requests.${MIG}`, served: GPU },
    },
  ],
  [
    'no node has any accelerator at the moment',
    [{ resourceQuotas: quota('8', '0') }, { nodes: [] }],
    gpu('keyNotServed', 'warning', { keys: KEY, served: '' }),
  ],
  [
    'the quota names a DeviceClass that is not installed',
    [
      {
        resourceQuotas: [
          aResourceQuota({
            hard: { 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices': '2' },
            used: {},
          }),
        ],
      },
    ],
    {
      code: 'keyNotServed',
      severity: 'critical',
      resource: 'deviceclass/gpu.nvidia.com',
      params: {
        keys: 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
        served: GPU,
      },
    },
  ],
  [
    'the unit of a quota is none',
    [{ resourceQuotas: quota('8 cards', '0') }],
    {
      code: 'invalidQuantity',
      severity: 'critical',
      params: { object: 'ResourceQuota/gpu', key: KEY, value: '8 cards' },
    },
  ],
  [
    'a quota is less than nothing',
    [{ resourceQuotas: quota('-1', '0') }],
    {
      code: 'invalidQuantity',
      severity: 'critical',
      params: { object: 'ResourceQuota/gpu', key: KEY, value: '-1' },
    },
  ],
  [
    'the nominal quota of the queue cannot be read',
    [
      queued,
      {
        clusterQueues: [
          aClusterQueue({
            quotas: [{ flavor: 'h100', resource: GPU, nominal: 'many' }],
          }),
        ],
      },
    ],
    {
      code: 'invalidQuantity',
      severity: 'critical',
      params: {
        object: 'ClusterQueue/research',
        key: `h100 ${GPU}`,
        value: 'many',
      },
    },
  ],
  [
    'a pod asks for what cannot be read',
    [{ pods: [aPod({ requests: { [GPU]: 'x'.repeat(100) } })] }],
    {
      code: 'invalidQuantity',
      severity: 'critical',
      params: { object: 'Pod/trainer-0', key: GPU, value: 'x'.repeat(64) },
    },
  ],
  [
    'the quota was lowered under what is used',
    [{ resourceQuotas: quota('4', '6') }],
    gpu('overQuota', 'critical', { used: '6', hard: '4' }),
  ],
  [
    'a quota of nothing is used',
    [{ resourceQuotas: quota('0', '1') }],
    gpu('overQuota', 'critical', { used: '1', hard: '0' }),
  ],
  [
    'exactly 80 % is used',
    [{ resourceQuotas: quota('5', '4') }],
    gpu('nearQuota', 'warning', { used: '4', hard: '5' }),
  ],
  [
    'all is used',
    [{ resourceQuotas: quota('8', '8') }],
    gpu('nearQuota', 'warning', { used: '8', hard: '8' }),
  ],
  [
    'others have used up the queue',
    [
      queued,
      {
        clusterQueues: [
          aClusterQueue({
            usage: [{ flavor: 'h100', resource: GPU, total: '7' }],
          }),
        ],
      },
    ],
    gpu('nearQuota', 'warning', { used: '7', hard: '8' }),
  ],
  [
    'others have borrowed what the queue has',
    [
      queued,
      {
        clusterQueues: [
          aClusterQueue({ cohort: 'company' }),
          aClusterQueue({
            name: 'borrower',
            cohort: 'company',
            quotas: [],
            usage: [
              { flavor: 'h100', resource: GPU, total: '7', borrowed: '7' },
            ],
          }),
        ],
      },
    ],
    gpu('nearQuota', 'warning', { used: '7', hard: '8' }),
  ],
  [
    'one key is exceeded beside a lower one that is not used',
    [
      {
        resourceQuotas: [
          aResourceQuota({
            hard: { [KEY]: '10', [DEVICES]: '4' },
            used: { [KEY]: '12', [DEVICES]: '0' },
          }),
        ],
      },
      { deviceClasses: [aDeviceClass({ extendedResource: GPU })] },
    ],
    gpu('overQuota', 'critical', { used: '12', hard: '10' }),
  ],
  [
    'the quota is exceeded beside a lower queue that is full',
    [
      { ...queued, resourceQuotas: quota('10', '12') },
      {
        clusterQueues: [
          aClusterQueue({
            usage: [{ flavor: 'h100', resource: GPU, total: '8' }],
          }),
        ],
      },
    ],
    gpu('overQuota', 'critical', { used: '12', hard: '10' }),
  ],
  [
    'a quota for some of the pods has the key of another accelerator',
    [
      {
        resourceQuotas: [
          aResourceQuota({
            hard: { 'requests.amd.com/gpu': '1' },
            scoped: true,
          }),
        ],
        pods: [aPod()],
      },
    ],
    gpu('notLimited', 'warning'),
  ],
  [
    'the quota is more than all nodes have',
    [{ resourceQuotas: quota('16', '0') }],
    gpu('notEnoughNodes', 'warning', { hard: '16', allocatable: '8' }),
  ],
  [
    'the nodes take no pods at the moment',
    [
      { resourceQuotas: quota('8', '0') },
      { nodes: [aNode({ usable: false })] },
    ],
    gpu('notEnoughNodes', 'warning', { hard: '8', allocatable: '0' }),
  ],
  [
    'the queue has quota for nodes that may come',
    [queued, { clusterQueues: [aClusterQueue()], nodes: [] }],
    gpu('notEnoughNodes', 'info', { hard: '8', allocatable: '0' }),
  ],
  [
    'a job has waited for ten minutes',
    [{ workloads: [aWorkload()] }],
    gpu('waiting', 'info', { workloads: 1, amount: '4' }),
  ],
  [
    'a job has waited for more than half an hour',
    [{ workloads: [aWorkload({ since: NOW - 31 * MINUTE })] }],
    gpu('waiting', 'warning', { workloads: 1, amount: '4' }),
  ],
  [
    'a job asks for more than the queue can ever give',
    [{ workloads: [aWorkload({ reason: 'ExceedsMaxQuota' })] }],
    gpu('waiting', 'warning', { workloads: 1, amount: '4' }),
  ],
  [
    'a job waits while a crashing pod holds a GPU',
    [{ workloads: [aWorkload()], pods: [aPod({ trouble: 'crashing' })] }],
    gpu('idleHolders', 'warning', { workloads: 1, amount: '1' }),
  ],
  [
    'somebody holds the queue',
    [
      { localQueues: [aLocalQueue({ stopPolicy: 'HoldAndDrain' })] },
      { clusterQueues: [aClusterQueue()] },
    ],
    {
      code: 'queueStopped',
      severity: 'critical',
      params: { queue: 'default', reason: 'HoldAndDrain' },
    },
  ],
  [
    'the queue leads nowhere',
    [queued],
    {
      code: 'queueInactive',
      severity: 'critical',
      params: {
        queue: 'default',
        clusterQueue: 'research',
        reason: 'ClusterQueueDoesNotExist',
      },
    },
  ],
  [
    'the quotas may not be read',
    [{ resourceQuotas: unreadable({ resource: 'resourcequotas' }) }],
    {
      code: 'unknown',
      severity: 'unknown',
      params: { source: 'resourcequotas', reason: 'forbidden' },
    },
  ],
  [
    'the nodes may not be read',
    [{}, { nodes: unreadable() }],
    {
      code: 'unknown',
      severity: 'info',
      params: { source: 'nodes', reason: 'forbidden' },
    },
  ],
  [
    'the ClusterQueues may not be read',
    [queued, { clusterQueues: unreadable() }],
    {
      code: 'unknown',
      severity: 'info',
      params: { source: 'clusterqueues.kueue.x-k8s.io', reason: 'forbidden' },
    },
  ],
];

describe('findings', () => {
  it.each(FINDINGS)('tell that %s', (_, args, finding) => {
    expect(derivedFindings(finding.code, ...args)).toContainEqual(finding);
  });

  const QUIET: [string, Args, QuotaFinding['code']][] = [
    [
      'less than 80 % of the quota is used',
      [{ resourceQuotas: quota('8', '6') }],
      'nearQuota',
    ],
    [
      'nothing is allowed and nothing is used',
      [{ resourceQuotas: quota('0', '0') }],
      'nearQuota',
    ],
    [
      'a key allows nothing of what no node has',
      [
        {
          resourceQuotas: [
            aResourceQuota({ hard: { [`requests.${MIG}`]: '0' }, used: {} }),
          ],
        },
      ],
      'keyNotServed',
    ],
    [
      'only nodes that take no pods have it',
      [
        { resourceQuotas: quota('8', '0') },
        { nodes: [aNode({ usable: false })] },
      ],
      'keyNotServed',
    ],
    [
      'the nodes may not be read',
      [{ resourceQuotas: migQuota }, { nodes: unreadable() }],
      'keyNotServed',
    ],
    [
      'a DRA driver may have it',
      [
        { resourceQuotas: quota('8', '0') },
        { nodes: [], deviceClasses: [aDeviceClass({ extendedResource: GPU })] },
      ],
      'keyNotServed',
    ],
    [
      'it is not known whether a DRA driver has it',
      [
        { resourceQuotas: quota('8', '0') },
        { nodes: [], deviceClasses: unreadable() },
      ],
      'keyNotServed',
    ],
    [
      'the key is wrong anyhow',
      [{ resourceQuotas: migQuota }],
      'notEnoughNodes',
    ],
    [
      'pods are idle and nothing waits',
      [{ pods: [aPod({ trouble: 'crashing' })] }],
      'idleHolders',
    ],
    [
      'the queue lends and borrows as it should',
      [
        { ...queued, pods: [aPod({ requests: { [GPU]: '9' } })] },
        {
          clusterQueues: [
            aClusterQueue({
              cohort: 'company',
              usage: [
                { flavor: 'h100', resource: GPU, total: '9', borrowed: '1' },
              ],
            }),
          ],
        },
      ],
      'overQuota',
    ],
    [
      'a queue limits the namespace',
      [queued, { clusterQueues: [aClusterQueue()] }],
      'noQuota',
    ],
    [
      'the quotas may not be read',
      [{ resourceQuotas: unreadable() }],
      'noQuota',
    ],
    ['the queues may not be read', [{ localQueues: unreadable() }], 'noQuota'],
    [
      'it is not known where the queue leads',
      [{ ...queued, pods: [aPod()] }, { clusterQueues: unreadable() }],
      'notLimited',
    ],
    ['nothing at all limits the namespace', [{ pods: [aPod()] }], 'notLimited'],
    [
      'a quota for some of the pods has the key',
      [
        {
          resourceQuotas: [...cpuQuota, aResourceQuota({ scoped: true })],
          pods: [aPod()],
        },
      ],
      'notLimited',
    ],
    [
      'the queue is held and nobody uses it',
      [
        queued,
        { clusterQueues: [aClusterQueue({ stopPolicy: 'HoldAndDrain' })] },
      ],
      'nearQuota',
    ],
    [
      'the namespace may not be read',
      [{ namespace: unreadable() }],
      'namespaceMissing',
    ],
    [
      'the namespace has no queue that could not be read',
      [{}, { clusterQueues: unreadable() }],
      'unknown',
    ],
  ];

  it.each(QUIET)('are quiet where %s', (_, args, code) => {
    expect(derivedFindings(code, ...args)).toEqual([]);
  });

  it('come with the worst first', () => {
    const { findings, accelerators } = derivedNamespace(
      {
        resourceQuotas: quota('16', '17'),
        notebooks: unreadable(),
        pods: [
          aPod({
            startedAt: NOW - HOUR,
            trouble: 'notReady',
            troubleSince: NOW - HOUR,
          }),
          aWaitingPod(),
        ],
      },
      {},
    );
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['overQuota', 'critical'],
      ['notEnoughNodes', 'warning'],
      ['idleHolders', 'warning'],
      ['waiting', 'info'],
      ['unknown', 'info'],
    ]);
    expect(accelerators[0].severity).toBe('critical');
  });

  it('do not call a namespace that one cluster lacks bad where another has it', () => {
    const [lacking] = deriveGpuQuota(
      [...someInputs({ namespace: undefined }), ...someInputs()],
      NOW * 1_000,
    ).clusters;
    expect(lacking.namespaces[0].findings).toEqual([
      { code: 'namespaceMissing', severity: 'info', params: {} },
    ]);
  });

  it('tell of a served accelerator without a limit once, however many the nodes serve', () => {
    const nodes = [
      aNode({ allocatable: { [GPU]: '8' } }),
      aNode({ name: 'gpu-1', allocatable: { [GPU]: '8' } }),
      aNode({
        name: 'mig-0',
        allocatable: { [MIG]: '7', 'nvidia.com/mig-2g.10gb': '3', [GPU]: '0' },
      }),
    ];
    const { accelerators, findings } = derivedNamespace(
      { resourceQuotas: cpuQuota },
      { nodes },
    );
    expect(accelerators.map(({ resource }) => resource)).toEqual([GPU]);
    expect(findings.map(({ code }) => code)).toEqual(['notLimited']);
  });
});
