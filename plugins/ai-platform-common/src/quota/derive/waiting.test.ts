import type { WaitingWorkload } from '../../view/gpuQuotaView';
import {
  aController,
  aDeviceClass,
  aPendingWorkload,
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
  derivedAccelerator,
  derivedNamespace,
} from '../../testUtils/quota/derived';
import { someInputs, unreadable } from '../../testUtils/quota/inputs';

type Args = Parameters<typeof someInputs>;

const waiting = (...args: Args) => derivedNamespace(...args).waiting;
const KEY = `requests.${GPU}`;

/** A ReplicaSet that lacks two pods of one GPU each. Only quotas and limits can say that they are refused. */
const refused = (podRequests: Record<string, string> = { [GPU]: '1' }) =>
  aController({ missingPods: 2, podRequests });
const limits = {
  hasDefaults: false,
  maxPerContainer: {},
  maxPerPod: {},
  namespace: 'fraud',
  name: 'limits',
};

const KUEUE_REASONS = [
  'NoMatchingFlavor',
  'WaitingForQuota',
  'ExceedsMaxQuota',
  'TopologyPlacementFailed',
  'WaitingForPreemptedWorkloads',
  'Misconfigured',
  'Suspended',
  'PendingEvaluation',
  'WaitingForPodsReady',
  'NoReservation',
  'UnsatisfiedAdmissionChecks',
  'PendingDelayedTopologyRequests',
] as const;

const REASONS: [string, Args, WaitingWorkload['reason']][] = [
  ...KUEUE_REASONS.map(
    reason =>
      [
        `Kueue says ${reason}`,
        [{ workloads: [aWorkload({ reason })] }],
        reason,
      ] as [string, Args, WaitingWorkload['reason']],
  ),
  [
    'Kueue says what nobody has heard of',
    [{ workloads: [aWorkload({ reason: 'constructor' })] }],
    'Unknown',
  ],
  [
    'Kueue has not looked yet',
    [{ workloads: [aWorkload({ reason: undefined })] }],
    'PendingEvaluation',
  ],
  [
    'quota is reserved and nothing is said',
    [{ workloads: [aWorkload({ state: 'reserved', reason: undefined })] }],
    'Unknown',
  ],
  ['no node fits', [{ pods: [aWaitingPod()] }], 'Unschedulable'],
  [
    'a gate holds the pod',
    [{ pods: [aWaitingPod({ trouble: 'gated' })] }],
    'SchedulingGated',
  ],
  [
    'the scheduler has not said anything',
    [{ pods: [aWaitingPod({ trouble: undefined })] }],
    'Unknown',
  ],
  [
    'the quota for GPUs is used up',
    [
      {
        controllers: [refused()],
        resourceQuotas: [aResourceQuota({ used: { [KEY]: '8' } })],
      },
    ],
    'QuotaExceeded',
  ],
  ...['pods', 'count/pods'].map(
    key =>
      [
        `the quota for ${key} is used up`,
        [
          {
            controllers: [refused()],
            resourceQuotas: [
              aResourceQuota({ hard: { [key]: '3' }, used: { [key]: '3' } }),
            ],
          },
        ],
        'QuotaExceeded',
      ] as [string, Args, WaitingWorkload['reason']],
  ),
  [
    'the quota for memory of some pods is used up',
    [
      {
        controllers: [refused({ [GPU]: '1', memory: '2Gi' })],
        resourceQuotas: [
          aResourceQuota({
            hard: { memory: '3Gi' },
            used: { memory: '2Gi' },
            scoped: true,
          }),
        ],
      },
    ],
    'QuotaExceeded',
  ],
  [
    'the quota wants to know how much CPU',
    [
      {
        controllers: [refused()],
        resourceQuotas: [
          aResourceQuota({ hard: { 'requests.cpu': '8' }, used: {} }),
        ],
      },
    ],
    'Misconfigured',
  ],
  [
    'one pod asks for more than a LimitRange lets it',
    [
      {
        controllers: [refused()],
        limitRanges: [{ ...limits, maxPerPod: { [GPU]: '0' } }],
      },
    ],
    'Misconfigured',
  ],
  [
    'the cluster refuses pods for no visible reason',
    [
      {
        controllers: [aController({ ...refused(), refusedSince: NOW })],
        resourceQuotas: [aResourceQuota({ hard: { cpu: '8', [KEY]: '8' } })],
        limitRanges: [{ ...limits, hasDefaults: true }],
      },
    ],
    'Unknown',
  ],
];

describe('work that waits', () => {
  it.each(REASONS)('says why: %s', (_, args, reason) => {
    expect(waiting(...args)).toMatchObject([{ reason }]);
  });

  it.each(['ReplicaSet', 'Job', 'StatefulSet'])(
    'is not what a %s lacks for a moment, or until it tries again after a failure',
    kind => {
      const controllers = [aController({ ...refused(), kind })];
      const resourceQuotas = [aResourceQuota()];
      expect(waiting({ controllers, resourceQuotas })).toEqual([]);
      const isFull = [aResourceQuota({ used: { [KEY]: '8' } })];
      expect(waiting({ controllers, resourceQuotas: isFull })).toHaveLength(1);
    },
  );

  it('waits since the cluster refused it, or, where it does not say, since somebody asked for it', () => {
    const resourceQuotas = [aResourceQuota({ used: { [KEY]: '8' } })];
    const since = (refusedSince?: number) =>
      waiting({
        controllers: [aController({ ...refused(), refusedSince })],
        resourceQuotas,
      })[0].since;
    expect(since(NOW - MINUTE)).toBe('2026-10-01T11:59:00Z');
    expect(since()).toBe('2026-10-01T11:00:00Z');
  });

  it('is a Job with its place in the queue', () => {
    const view = waiting(
      { workloads: [aWorkload({ priority: 100, component: 'detector' })] },
      {
        pendingWorkloads: [
          aPendingWorkload({ namespace: 'others', positionInClusterQueue: 7 }),
          aPendingWorkload({ positionInClusterQueue: 2 }),
        ],
      },
    );
    expect(view).toEqual([
      {
        kind: 'Job',
        name: 'train',
        accelerators: [{ resource: GPU, amount: '4' }],
        since: '2026-10-01T11:50:00Z',
        component: 'detector',
        reason: 'WaitingForQuota',
        queue: 'default',
        priority: 100,
        position: 2,
      },
    ]);
  });

  it('has no place where the visibility API says nothing', () => {
    const [one] = waiting(
      { workloads: [aWorkload()] },
      { pendingWorkloads: unreadable() },
    );
    expect(one).not.toHaveProperty('position');
  });

  it('is named after the top of its owners', () => {
    const controllers = [
      aController({
        kind: 'Job',
        name: 'train',
        owner: { kind: 'JobSet', name: 'bert' },
      }),
      aController({
        kind: 'JobSet',
        name: 'bert',
        owner: { kind: 'TrainJob', name: 'bert' },
        component: 'detector',
      }),
    ];
    expect(waiting({ workloads: [aWorkload()], controllers })).toMatchObject([
      { kind: 'TrainJob', name: 'bert', component: 'detector' },
    ]);
  });

  it('is named after the workload where nobody owns it', () => {
    const workloads = [aWorkload({ owner: undefined, queue: '' })];
    const [one] = waiting({ workloads });
    expect(one).toMatchObject({ kind: 'Workload', name: 'job-train-1a2b3' });
    expect(one).not.toHaveProperty('queue');
  });

  it('is one workload with all of its pods', () => {
    const owner = { kind: 'ReplicaSet', name: 'trainer-6f7d' };
    const pods = [
      aWaitingPod({ name: 'a', owner, createdAt: NOW - HOUR }),
      aWaitingPod({ name: 'b', owner, trouble: 'gated' }),
    ];
    const controllers = [
      aController({
        owner: { kind: 'Deployment', name: 'trainer' },
        missingPods: 1,
        podRequests: { [GPU]: '1' },
        refusedSince: NOW - MINUTE,
      }),
    ];
    expect(waiting({ pods, controllers })).toMatchObject([
      {
        kind: 'Deployment',
        name: 'trainer',
        accelerators: [{ resource: GPU, amount: '3' }],
        since: '2026-10-01T11:00:00Z',
        reason: 'Unschedulable',
      },
    ]);
    expect(derivedAccelerator(GPU, { pods, controllers })).toMatchObject({
      waiting: '3',
      waitingWorkloads: 1,
    });
  });

  it('is counted once where Kueue holds the Job and its pods are missing', () => {
    const owner = { kind: 'JobSet', name: 'bert' };
    const job = aController({
      kind: 'Job',
      name: 'train',
      owner,
      missingPods: 4,
      podRequests: { [GPU]: '1' },
    });
    const jobSet = aController({ kind: 'JobSet', name: 'bert' });
    const inputs = {
      workloads: [aWorkload({ owner })],
      controllers: [job, jobSet],
      pods: [aWaitingPod({ owner: { kind: 'Job', name: 'train' } })],
    };
    expect(derivedAccelerator(GPU, inputs)).toMatchObject({
      waiting: '4',
      waitingWorkloads: 1,
    });
  });

  it('is counted once where Kueue holds a group of pods with a gate', () => {
    const gated = (name: string) => aWaitingPod({ name, trouble: 'gated' });
    const pods = [gated('a'), gated('b'), aWaitingPod({ name: 'c' })];
    const group = aWorkload({ owner: undefined, requests: { [GPU]: '2' } });
    expect(derivedAccelerator(GPU, { pods, workloads: [group] })).toMatchObject(
      { waiting: '3', waitingWorkloads: 2 },
    );
    const ofPod = aWorkload({ ...group, owner: { kind: 'Pod', name: 'a' } });
    expect(waiting({ pods, workloads: [ofPod] })).toMatchObject([
      { kind: 'Pod', name: 'a' },
      { kind: 'Pod', name: 'c' },
    ]);
  });

  it('is over once Kueue lets the workload in, and no matter where it was deactivated', () => {
    const states = ['admitted', 'finished', 'inactive'] as const;
    const workloads = states.map(state => aWorkload({ name: state, state }));
    expect(waiting({ workloads })).toEqual([]);
  });

  it('leaves out work without accelerators, pods with a node, and pods that go', () => {
    const view = waiting({
      workloads: [aWorkload({ requests: { cpu: '64' } })],
      pods: [
        aPod({ phase: 'Pending' }),
        aWaitingPod({ name: 'going', trouble: 'terminating' }),
        aWaitingPod({ name: 'cpu', requests: { cpu: '1' } }),
      ],
      controllers: [aController({ missingPods: 1 }), refused({ cpu: '1' })],
    });
    expect(view).toEqual([]);
  });

  it('comes by place, then by priority, then by how long it waits', () => {
    const workload = (name: string, changes: object) =>
      aWorkload({ name, owner: { kind: 'Job', name }, ...changes });
    const view = waiting(
      {
        workloads: [
          workload('late', { since: NOW - MINUTE }),
          workload('early', { since: NOW - HOUR }),
          workload('urgent', { priority: 10 }),
          workload('second', {}),
          workload('next', {}),
        ],
      },
      {
        pendingWorkloads: [
          aPendingWorkload({ name: 'second', positionInClusterQueue: 1 }),
          aPendingWorkload({ name: 'next', positionInClusterQueue: 0 }),
        ],
      },
    );
    expect(view.map(({ name }) => name)).toEqual([
      'next',
      'second',
      'urgent',
      'early',
      'late',
    ]);
  });

  it('counts the devices that pods ask for by the name of a DeviceClass', () => {
    const pods = [
      aWaitingPod({
        requests: { 'deviceclass.resource.kubernetes.io/gpu.nvidia.com': '2' },
      }),
    ];
    const deviceClasses = [aDeviceClass({ extendedResource: GPU })];
    expect(derivedAccelerator(GPU, { pods }, { deviceClasses })).toMatchObject({
      waiting: '2',
    });
  });
});
