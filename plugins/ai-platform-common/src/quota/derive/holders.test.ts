import type { PodFacts } from '../../quota/facts/facts';
import {
  aController,
  aDeviceClass,
  aNotebook,
  aPod,
  aResourceClaim,
  aWaitingPod,
  GPU,
  HOUR,
  MINUTE,
  NOW,
} from '../../testUtils/quota/facts';
import { derivedNamespace } from '../../testUtils/quota/derived';
import { someInputs, unreadable } from '../../testUtils/quota/inputs';

const holders = (...args: Parameters<typeof someInputs>) =>
  derivedNamespace(...args).holders;

const link = (from: string, to: string, component?: string) => {
  const [kind, name] = from.split('/');
  const [ownerKind, ownerName] = to.split('/');
  return aController({
    kind,
    name,
    owner: { kind: ownerKind, name: ownerName },
    ...(component && { component }),
  });
};

describe('holders', () => {
  it('are workloads with their pods, what they hold, and since when', () => {
    const owner = { kind: 'ReplicaSet', name: 'llm-6f7d' };
    expect(
      holders({
        controllers: [link('ReplicaSet/llm-6f7d', 'Deployment/llm', 'chat')],
        pods: [
          aPod({ name: 'llm-0', owner, requests: { [GPU]: '2' } }),
          aPod({ name: 'llm-1', owner, startedAt: NOW - 2 * HOUR }),
          aPod({ name: 'llm-2', owner, startedAt: undefined }),
        ],
      }),
    ).toEqual([
      {
        kind: 'Deployment',
        name: 'llm',
        accelerators: [{ resource: GPU, amount: '4' }],
        pods: 3,
        since: '2026-10-01T10:00:00Z',
        component: 'chat',
      },
    ]);
  });

  it.each([
    [
      'an InferenceService behind a Deployment',
      ['ReplicaSet/a', 'Deployment/b', 'InferenceService/c'],
    ],
    ['a TrainJob behind a JobSet', ['Job/a', 'JobSet/b', 'TrainJob/c']],
    ['a Notebook behind a StatefulSet', ['StatefulSet/a', 'Notebook/c']],
    ['a kind that nobody knows', ['PyTorchJob/c']],
  ])('are %s', (_, chain) => {
    const [kind, name] = chain[0].split('/');
    const controllers = chain
      .slice(1)
      .map((owner, index) => link(chain[index], owner));
    const pods = [aPod({ owner: { kind, name } })];
    const [topKind] = chain[chain.length - 1].split('/');
    expect(holders({ controllers, pods })).toMatchObject([
      { kind: topKind, name: 'c' },
    ]);
  });

  it('are pods where nobody owns them', () => {
    expect(holders({ pods: [aPod({ component: 'detector' })] })).toMatchObject([
      { kind: 'Pod', name: 'trainer-0', component: 'detector' },
    ]);
  });

  it('are the InferenceService that the pod names, however long the chain', () => {
    const pods = [
      aPod({
        inferenceService: 'llm',
        owner: { kind: 'ReplicaSet', name: 'llm-predictor-00001-6f7d' },
      }),
    ];
    expect(holders({ pods })).toMatchObject([
      { kind: 'InferenceService', name: 'llm' },
    ]);
  });

  it('end where owners go in a circle', () => {
    const controllers = [
      link('JobSet/a', 'JobSet/b'),
      link('JobSet/b', 'JobSet/a'),
    ];
    const pods = [aPod({ owner: { kind: 'JobSet', name: 'a' } })];
    expect(holders({ controllers, pods })).toMatchObject([
      { kind: 'JobSet', name: 'b' },
    ]);
  });

  it('are what is known of the chain where controllers may not be read', () => {
    const pods = [aPod({ owner: { kind: 'ReplicaSet', name: 'llm-6f7d' } })];
    expect(holders({ controllers: unreadable(), pods })).toMatchObject([
      { kind: 'ReplicaSet', name: 'llm-6f7d' },
    ]);
  });

  it('leave out pods without a node, without accelerators, and those that have ended', () => {
    const pods = [
      aWaitingPod(),
      aPod({ name: 'cpu', requests: { cpu: '1' } }),
      aPod({ name: 'done', phase: 'Succeeded' }),
    ];
    expect(holders({ pods })).toEqual([]);
  });

  it('hold the devices that their ResourceClaims name', () => {
    expect(
      holders(
        {
          pods: [aPod({ claims: ['two-gpus', 'gone'] })],
          resourceClaims: [aResourceClaim()],
        },
        { deviceClasses: [aDeviceClass()] },
      ),
    ).toMatchObject([
      {
        accelerators: [
          { resource: 'deviceclass/gpu.nvidia.com', amount: '2' },
          { resource: GPU, amount: '1' },
        ],
      },
    ]);
  });

  const idle = (changes: Partial<PodFacts>) =>
    holders({ pods: [aPod(changes)] })[0].idle;
  const long = NOW - 16 * MINUTE;
  const short = NOW - 14 * MINUTE;

  it.each([
    ['crashing', short],
    ['imagePull', short],
    ['notReady', long],
    ['terminating', long],
  ] as const)('use nothing where a pod is %s', (trouble, troubleSince) => {
    expect(idle({ trouble, troubleSince })).toMatchObject({
      pods: 1,
      reason: trouble,
    });
  });

  it.each([
    [
      'not ready for a few minutes',
      { trouble: 'notReady', troubleSince: short },
    ],
    ['about to go', { trouble: 'terminating', troubleSince: short }],
    [
      'not ready since it started a moment ago',
      { trouble: 'notReady', startedAt: short },
    ],
    ['running', {}],
  ] as const)('may use it where a pod is %s', (_, changes) => {
    expect(idle(changes)).toBeUndefined();
  });

  it('count a pod that says nothing of the time from its start', () => {
    expect(idle({ trouble: 'notReady' })).toEqual({
      pods: 1,
      reason: 'notReady',
      since: '2026-10-01T11:00:00Z',
    });
    expect(idle({ trouble: 'crashing' })).toEqual({
      pods: 1,
      reason: 'crashing',
    });
  });

  it('tell the worst reason of several, and how many pods it is about', () => {
    const owner = { kind: 'Job', name: 'train' };
    const pods = [
      aPod({ name: 'a', owner, trouble: 'notReady', troubleSince: long }),
      aPod({ name: 'b', owner, trouble: 'crashing', troubleSince: short }),
      aPod({ name: 'c', owner }),
    ];
    expect(holders({ pods })[0].idle).toEqual({
      pods: 2,
      reason: 'crashing',
      since: '2026-10-01T11:46:00Z',
    });
  });

  it.each([
    ['has not been touched for a day', NOW - 25 * HOUR, 'inactive'],
    ['was touched yesterday', NOW - 23 * HOUR, undefined],
    ['does not say', undefined, undefined],
  ])('are idle or not where a notebook %s', (_, lastActivity, reason) => {
    const [notebook] = holders({
      notebooks: [
        aNotebook(lastActivity === undefined ? {} : { lastActivity }),
      ],
      controllers: [link('StatefulSet/lab', 'Notebook/lab')],
      pods: [aPod({ owner: { kind: 'StatefulSet', name: 'lab' } })],
    });
    expect(notebook.idle?.reason).toBe(reason);
  });

  it('are listed by kind and name', () => {
    const pods = ['Job/b', 'Deployment/z', 'Job/a'].map((owner, index) => {
      const [kind, name] = owner.split('/');
      return aPod({ name: `p${index}`, owner: { kind, name } });
    });
    expect(holders({ pods }).map(({ name }) => name)).toEqual(['z', 'a', 'b']);
  });
});
