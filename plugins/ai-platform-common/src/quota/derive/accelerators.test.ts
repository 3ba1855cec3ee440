import type { AcceleratorQuotaView } from '../../view/gpuQuotaView';
import {
  aClusterQueue,
  aDeviceClass,
  aLocalQueue,
  aNode,
  aPod,
  aResourceClaim,
  aResourceQuota,
  aWaitingPod,
  GPU,
} from '../../testUtils/quota/facts';
import {
  derivedAccelerator,
  derivedNamespace,
} from '../../testUtils/quota/derived';
import { someInputs, unreadable } from '../../testUtils/quota/inputs';

type Args = Parameters<typeof someInputs>;

const KEY = `requests.${GPU}`;
const CLASS = 'gpu.nvidia.com';
const DEVICES = `${CLASS}.deviceclass.resource.k8s.io/devices`;
const IMPLICIT = `requests.deviceclass.resource.kubernetes.io/${CLASS}`;

const h100 = { flavor: 'h100', resource: GPU };
const queueOf = (
  nominal: string,
  total = '0',
  changes: Parameters<typeof aClusterQueue>[0] = {},
) => ({
  clusterQueues: [
    aClusterQueue({
      quotas: [{ ...h100, nominal }],
      usage: [{ ...h100, total }],
      ...changes,
    }),
  ],
});
/** A queue with eight that uses so many, and one of the same cohort that has none and has borrowed so many. */
const lending = (
  used: string,
  borrowed: string,
  lendingLimit?: string,
  reserved = borrowed,
) => ({
  clusterQueues: [
    aClusterQueue({
      cohort: 'company',
      quotas: [
        { ...h100, nominal: '8', ...(lendingLimit && { lendingLimit }) },
      ],
      usage: [{ ...h100, total: used }],
    }),
    aClusterQueue({
      name: 'borrower',
      cohort: 'company',
      quotas: [{ ...h100, nominal: '0' }],
      usage: [{ ...h100, total: borrowed, borrowed }],
      reservations: [{ ...h100, total: reserved, borrowed: reserved }],
    }),
  ],
});
const quotaOf = (hard: string, used: string) => [
  aResourceQuota({ hard: { [KEY]: hard }, used: { [KEY]: used } }),
];
const queued = { localQueues: [aLocalQueue()] };
const limited = { resourceQuotas: [aResourceQuota()] };

const LIMITS: [string, Args, Partial<AcceleratorQuotaView>][] = [
  [
    'a ResourceQuota by what its status says',
    [limited],
    { limitedBy: 'resourceQuota', hard: '8', used: '6', free: '2' },
  ],
  [
    'a ResourceQuota that was lowered with nothing free',
    [
      {
        resourceQuotas: [aResourceQuota({ hard: { [KEY]: '4' } })],
      },
    ],
    { hard: '4', used: '6', free: '0' },
  ],
  [
    'a ResourceQuota that nobody has counted yet by what pods hold',
    [{ resourceQuotas: [aResourceQuota({ used: {} })], pods: [aPod()] }],
    { hard: '8', used: '1', free: '7' },
  ],
  [
    'a ResourceQuota that nobody has counted yet by what another one counts',
    [
      {
        resourceQuotas: [
          aResourceQuota({ hard: { [KEY]: '7' }, used: {} }),
          aResourceQuota({ name: 'wide' }),
        ],
      },
    ],
    { hard: '7', used: '6', free: '1' },
  ],
  [
    'several ResourceQuotas by the tightest',
    [
      {
        resourceQuotas: [
          aResourceQuota(),
          aResourceQuota({
            name: 'tight',
            hard: { [KEY]: '4' },
            used: { [KEY]: '3' },
          }),
          aResourceQuota({ name: 'wide', hard: { [KEY]: '1k' } }),
        ],
      },
    ],
    { hard: '4', used: '3', free: '1' },
  ],
  [
    'equal ResourceQuotas by the one that more is used of',
    [
      {
        resourceQuotas: [
          aResourceQuota({ used: { [KEY]: '5' } }),
          aResourceQuota({ name: 'other' }),
        ],
      },
    ],
    { hard: '8', used: '6' },
  ],
  [
    'the namespace without ResourceQuotas that count only some pods',
    [
      {
        resourceQuotas: [
          aResourceQuota({ name: 'low', hard: { [KEY]: '1' }, scoped: true }),
          aResourceQuota(),
        ],
      },
    ],
    { hard: '8' },
  ],
  [
    'a ResourceQuota that cannot be read without a number',
    [{ resourceQuotas: [aResourceQuota({ hard: { [KEY]: 'eight' } })] }],
    { limitedBy: 'resourceQuota', used: '6', severity: 'critical' },
  ],
  [
    'the queue where no ResourceQuota names the accelerator, with what all of its users leave',
    [{ ...queued, pods: [aPod()] }, queueOf('8', '6')],
    { limitedBy: 'clusterQueue', hard: '8', used: '1', free: '2' },
  ],
  [
    'the queue where it is tighter than the ResourceQuota',
    [{ ...queued, ...limited, pods: [aPod()] }, queueOf('4', '3')],
    { limitedBy: 'clusterQueue', hard: '4', used: '1', free: '1' },
  ],
  [
    'the ResourceQuota where it is tighter than the queue',
    [{ ...queued, ...limited }, queueOf('64')],
    { limitedBy: 'resourceQuota', hard: '8' },
  ],
  [
    'the ResourceQuota where the queue has no quota of its own and borrows',
    [{ ...queued, ...limited }, queueOf('0', '0', { cohort: 'company' })],
    { limitedBy: 'resourceQuota', hard: '8' },
  ],
  [
    'the queue where it has nothing to give and nobody to borrow from',
    [{ ...queued, ...limited }, queueOf('0')],
    { limitedBy: 'clusterQueue', hard: '0', free: '0' },
  ],
  [
    'the ResourceQuota that pods outside the queue have used up, though the queue is lower and free',
    [{ ...queued, resourceQuotas: quotaOf('8', '8') }, queueOf('6')],
    { limitedBy: 'resourceQuota', hard: '8', used: '8', free: '0' },
  ],
  [
    'the queue that others have used up, though the ResourceQuota is lower and free',
    [{ ...queued, resourceQuotas: quotaOf('4', '0') }, queueOf('8', '8')],
    { limitedBy: 'clusterQueue', hard: '8', used: '0', free: '0' },
  ],
  [
    'the lower of two that leave the same',
    [{ ...queued, resourceQuotas: quotaOf('8', '4') }, queueOf('6', '2')],
    { limitedBy: 'clusterQueue', hard: '6', free: '4' },
  ],
  [
    'the ResourceQuota that is exceeded beside a queue that is full',
    [{ ...queued, resourceQuotas: quotaOf('8', '9') }, queueOf('6', '6')],
    { limitedBy: 'resourceQuota', hard: '8', free: '0', severity: 'critical' },
  ],
  [
    'the ResourceQuota, however full a queue is that only borrows',
    [
      { ...queued, resourceQuotas: quotaOf('8', '0') },
      queueOf('0', '9', { cohort: 'company' }),
    ],
    { limitedBy: 'resourceQuota', hard: '8', free: '8' },
  ],
  [
    'the queue, less what waits there with its quota reserved',
    [
      queued,
      queueOf('8', '2', {
        reservations: [{ flavor: 'h100', resource: GPU, total: '7' }],
      }),
    ],
    { limitedBy: 'clusterQueue', hard: '8', used: '0', free: '1' },
  ],
  [
    'the queue, less what others may have borrowed of it',
    [queued, lending('0', '8')],
    { limitedBy: 'clusterQueue', hard: '8', free: '0' },
  ],
  [
    'the queue, less what others may have borrowed of what its own work leaves',
    [queued, lending('2', '3')],
    { hard: '8', free: '3' },
  ],
  [
    'the queue with what it never lends',
    [queued, lending('0', '8', '5')],
    { hard: '8', free: '3' },
  ],
  [
    'the queue, less what others have reserved of it and do not use yet',
    [queued, lending('0', '0', '8', '6')],
    { hard: '8', free: '2' },
  ],
  [
    'the held queue with nothing free',
    [queued, queueOf('8', '2', { stopPolicy: 'Hold' })],
    { limitedBy: 'clusterQueue', hard: '8', free: '0' },
  ],
  [
    'the queue that is being drained with nothing free',
    [queued, queueOf('8', '2', { stopPolicy: 'HoldAndDrain' })],
    { hard: '8', free: '0' },
  ],
  [
    'the queue that lacks something with nothing free',
    [
      queued,
      queueOf('8', '2', {
        condition: { active: false, reason: 'FlavorNotFound' },
      }),
    ],
    { hard: '8', free: '0' },
  ],
  [
    'the queue that the namespace reaches through a held LocalQueue with nothing free',
    [{ localQueues: [aLocalQueue({ stopPolicy: 'Hold' })] }, queueOf('8')],
    { hard: '8', free: '0' },
  ],
  [
    'the queue where one of two LocalQueues leads to it',
    [
      {
        localQueues: [
          aLocalQueue({ stopPolicy: 'Hold' }),
          aLocalQueue({ name: 'open' }),
        ],
      },
      queueOf('8'),
    ],
    { hard: '8', free: '8' },
  ],
  [
    'two queues together',
    [
      {
        localQueues: [
          aLocalQueue(),
          aLocalQueue({ name: 'night', clusterQueue: 'night' }),
          aLocalQueue({ name: 'same' }),
        ],
      },
      {
        clusterQueues: [
          ...queueOf('8', '2').clusterQueues,
          aClusterQueue({
            name: 'night',
            quotas: [{ flavor: 'a100', resource: GPU, nominal: '4' }],
            usage: [{ flavor: 'a100', resource: GPU, total: '9' }],
          }),
        ],
      },
    ],
    { hard: '12', free: '6' },
  ],
  [
    'nothing where nobody sets a limit',
    [{ pods: [aPod({ requests: { [GPU]: '3' } })] }],
    { limitedBy: 'none', used: '3', severity: 'ok' },
  ],
];

describe('the limit of an accelerator', () => {
  it.each(LIMITS)('is %s', (_, args, expected) => {
    expect(derivedAccelerator(GPU, ...args)).toMatchObject(expected);
  });

  it('is no number where it cannot be read', () => {
    const quota = aResourceQuota({ hard: { [KEY]: 'eight' } });
    const view = derivedAccelerator(GPU, { resourceQuotas: [quota] });
    expect(view).not.toHaveProperty('hard');
    expect(view).not.toHaveProperty('free');
  });
});

describe('the three keys of one DeviceClass', () => {
  const deviceClasses = [aDeviceClass({ extendedResource: GPU })];
  const keys = {
    hard: { [KEY]: '8', [DEVICES]: '4', [IMPLICIT]: '6' },
    used: { [KEY]: '3', [DEVICES]: '2', [IMPLICIT]: '3' },
  };

  it('are one row, with the tightest key and what it counts', () => {
    const { accelerators } = derivedNamespace(
      { resourceQuotas: [aResourceQuota(keys)] },
      { deviceClasses },
    );
    expect(accelerators).toHaveLength(1);
    expect(accelerators[0]).toMatchObject({
      resource: GPU,
      quotaKeys: [KEY, DEVICES, IMPLICIT],
      hard: '4',
      used: '2',
      free: '2',
    });
  });

  it.each([
    ['less is left', ['8', '7'], ['4', '0'], ['8', '7', '1']],
    ['it is exceeded', ['10', '12'], ['4', '0'], ['10', '12', '0']],
    ['it is exceeded by more', ['10', '12'], ['4', '5'], ['10', '12', '0']],
    ['as much is left of less', ['8', '6'], ['4', '2'], ['4', '2', '2']],
  ])(
    'are judged by the one of which %s, because they do not count the same',
    (_, [hard, used], [hardDevices, usedDevices], expected) => {
      const quota = aResourceQuota({
        hard: { [KEY]: hard, [DEVICES]: hardDevices },
        used: { [KEY]: used, [DEVICES]: usedDevices },
      });
      const view = derivedAccelerator(
        GPU,
        { resourceQuotas: [quota] },
        { deviceClasses },
      );
      expect([view?.hard, view?.used, view?.free]).toEqual(expected);
    },
  );

  it('are named where the namespace has quota by them, and by no class that only others know', () => {
    const classes = [
      ...deviceClasses,
      aDeviceClass({ name: 'secret.nvidia.com', extendedResource: GPU }),
    ];
    const keysOf = (...quotas: ReturnType<typeof aResourceQuota>[]) =>
      derivedAccelerator(
        GPU,
        { resourceQuotas: quotas, pods: [aPod()] },
        { deviceClasses: classes },
      )?.quotaKeys;
    const scoped = aResourceQuota({
      name: 'scoped',
      hard: { [DEVICES]: '1', cpu: '4' },
      scoped: true,
    });
    expect(keysOf()).toEqual([KEY]);
    expect(keysOf(aResourceQuota())).toEqual([KEY]);
    expect(keysOf(aResourceQuota(), scoped)).toEqual([KEY, DEVICES]);
    expect(keysOf(aResourceQuota(keys), scoped)).toEqual([
      KEY,
      DEVICES,
      IMPLICIT,
    ]);
  });

  it('are the two of the class for devices that only a class names', () => {
    const view = derivedAccelerator(`deviceclass/${CLASS}`, {
      resourceClaims: [aResourceClaim()],
      pods: [aPod({ requests: {}, claims: ['two-gpus'] })],
    });
    expect(view?.quotaKeys).toEqual([DEVICES, IMPLICIT]);
  });

  it('are a row of its own where no extended resource stands for the class', () => {
    const { accelerators } = derivedNamespace(
      { resourceQuotas: [aResourceQuota(keys)] },
      { deviceClasses: [aDeviceClass()] },
    );
    expect(
      accelerators.map(({ resource, hard, used }) => [resource, hard, used]),
    ).toEqual([
      [`deviceclass/${CLASS}`, '4', '2'],
      [GPU, '8', '3'],
    ]);
    expect(accelerators[0]).not.toHaveProperty('nodes');
  });

  it('count a claim once, however many pods share it, beside what pods ask for as a resource', () => {
    const claims = ['two-gpus'];
    const requests = { cpu: '1' };
    const view = derivedAccelerator(
      GPU,
      {
        resourceClaims: [aResourceClaim()],
        pods: [
          aPod(),
          aPod({ name: 'a', requests, claims }),
          aPod({ name: 'b', requests, claims }),
        ],
      },
      { deviceClasses },
    );
    expect(view).toMatchObject({ used: '3' });
  });

  it('count no claim for a pod that waits, where other pods have it already', () => {
    const pods = [
      aWaitingPod({ name: 'a', requests: {}, claims: ['two-gpus'] }),
      aWaitingPod({ name: 'b', requests: {}, claims: ['next'] }),
    ];
    const view = derivedAccelerator(
      GPU,
      {
        resourceClaims: [
          aResourceClaim(),
          aResourceClaim({ name: 'next', allocated: false }),
        ],
        pods,
      },
      { deviceClasses },
    );
    expect(view).toMatchObject({
      used: '0',
      waiting: '2',
      waitingWorkloads: 1,
    });
  });
});

describe('the amounts of an accelerator', () => {
  it('are exact', () => {
    const pods = Array.from({ length: 10 }, (_, index) =>
      aPod({ name: `p-${index}`, requests: { [GPU]: '0.1' } }),
    );
    expect(derivedAccelerator(GPU, { pods })).toMatchObject({ used: '1' });
  });

  it('leave out pods that have ended', () => {
    const pods = [
      aPod(),
      aPod({ name: 'done', phase: 'Succeeded' }),
      aPod({ name: 'failed', phase: 'Failed' }),
    ];
    expect(derivedAccelerator(GPU, { pods })).toMatchObject({ used: '1' });
  });
});

describe('the nodes behind an accelerator', () => {
  it('are counted where they take pods, and what is free node by node', () => {
    const view = derivedAccelerator(GPU, limited, {
      nodes: [
        aNode(),
        aNode({ name: 'gpu-1', allocatable: { [GPU]: '4' } }),
        aNode({ name: 'gone', usable: false }),
        aNode({ name: 'cpu', allocatable: { [GPU]: '0' } }),
      ],
      acceleratorPods: [
        aPod({ namespace: 'others', requests: { [GPU]: '5' } }),
        aPod({ node: 'gpu-1', requests: { [GPU]: '9' } }),
        aPod({ node: 'gone' }),
        aPod({ phase: 'Succeeded' }),
      ],
    });
    expect(view?.nodes).toEqual({
      allocatable: '12',
      free: '3',
      count: 2,
      largest: '8',
    });
  });

  it('are absent where they may not be read, and what is free where pods may not', () => {
    const blind = derivedAccelerator(GPU, limited, { nodes: unreadable() });
    expect(blind).not.toHaveProperty('nodes');
    const halfBlind = derivedAccelerator(GPU, limited, {
      acceleratorPods: unreadable(),
    });
    expect(halfBlind?.nodes).toEqual({
      allocatable: '8',
      count: 1,
      largest: '8',
    });
  });

  it('say what the devices are', () => {
    const view = derivedAccelerator(GPU, limited);
    expect(view).toMatchObject({
      vendor: 'nvidia',
      unit: 'gpu',
      title: 'NVIDIA H100',
      models: [
        {
          name: 'H100',
          product: 'NVIDIA-H100-80GB-HBM3',
          memoryMib: 81559,
          devices: '8',
        },
      ],
    });
  });

  const titles = (nodes: ReturnType<typeof aNode>[], resource = GPU) => {
    const { title, unit, profile } =
      derivedAccelerator(
        resource,
        {
          resourceQuotas: [
            aResourceQuota({ hard: { [`requests.${resource}`]: '1' } }),
          ],
        },
        { nodes },
      ) ?? {};
    return [title, unit, profile];
  };
  const gpus = (product: string, more: Record<string, string> = {}) =>
    aNode({
      name: product,
      labels: { 'nvidia.com/gpu.product': product, ...more },
    });

  it('give it a name for people', () => {
    expect(titles([aNode({ labels: {} })])).toEqual([GPU, 'gpu', undefined]);
    expect(titles([gpus('NVIDIA-L4'), aNode()])[0]).toBe('NVIDIA GPU');
    expect(
      titles(
        [aNode({ allocatable: { 'amd.com/gpu': '8' } })],
        'amd.com/gpu',
      )[1],
    ).toBe('gpu');
    expect(
      titles(
        [
          aNode({
            allocatable: { 'nvidia.com/mig-1g.5gb': '7' },
            labels: { 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-40GB' },
          }),
        ],
        'nvidia.com/mig-1g.5gb',
      ),
    ).toEqual(['NVIDIA A100 1g.5gb', 'partition', '1g.5gb']);
  });

  it('count slices, partitions and GPUs for what they are', () => {
    const sliced = gpus('NVIDIA-L4', {
      'nvidia.com/gpu.sharing-strategy': 'time-slicing',
    });
    expect(titles([sliced])[1]).toBe('slice');
    const partitioned = gpus('NVIDIA-A100-SXM4-40GB-MIG-1g.5gb');
    expect(titles([partitioned])).toEqual([
      'NVIDIA A100 1g.5gb',
      'partition',
      '1g.5gb',
    ]);
    expect(titles([sliced, gpus('NVIDIA-H100-PCIe')])).toEqual([
      'NVIDIA H100',
      'gpu',
      undefined,
    ]);
  });
});

describe('the rows of a namespace', () => {
  it('are those of its keys, queues, pods and waiting work, and none of what others have', () => {
    const { accelerators } = derivedNamespace(
      {
        ...queued,
        resourceQuotas: [
          aResourceQuota({
            hard: { 'requests.google.com/tpu': '4' },
            used: {},
          }),
        ],
        pods: [
          aPod({ requests: { 'habana.ai/gaudi': '8' } }),
          aWaitingPod({ requests: { 'amd.com/gpu': '1' } }),
        ],
      },
      {
        ...queueOf('8'),
        nodes: [
          aNode(),
          aNode({ name: 'n', allocatable: { 'aws.amazon.com/neuron': '16' } }),
        ],
        acceleratorPods: [
          aPod({
            namespace: 'others',
            requests: { 'aws.amazon.com/neuron': '1' },
          }),
        ],
      },
    );
    expect(accelerators.map(({ resource }) => resource)).toEqual([
      'amd.com/gpu',
      'google.com/tpu',
      'habana.ai/gaudi',
      GPU,
    ]);
  });

  it('tell what goes through a queue that may not be read', () => {
    const view = derivedAccelerator(
      GPU,
      {
        localQueues: [
          aLocalQueue({
            usage: [{ flavor: 'h100', resource: GPU, total: '0' }],
          }),
        ],
      },
      { clusterQueues: unreadable() },
    );
    expect(view).toMatchObject({ limitedBy: 'none', used: '0' });
  });
});

describe('a quota of nothing', () => {
  const forbidden = aResourceQuota({
    hard: { 'requests.amd.com/gpu': '0', 'requests.nvidia.com/gpu': '0' },
    used: {},
  });
  const listed = (...args: Parameters<typeof derivedNamespace>) =>
    derivedNamespace(...args).accelerators.map(({ resource }) => resource);

  it('is worth no row where no node has the devices', () => {
    expect(
      listed({ resourceQuotas: [forbidden] }, { nodes: [aNode()] }),
    ).toEqual([GPU]);
  });

  it('has its row where work waits for them all the same', () => {
    const pods = [aWaitingPod({ requests: { 'amd.com/gpu': '1' } })];
    expect(
      listed({ resourceQuotas: [forbidden], pods }, { nodes: [aNode()] }),
    ).toEqual(['amd.com/gpu', GPU]);
  });
});
