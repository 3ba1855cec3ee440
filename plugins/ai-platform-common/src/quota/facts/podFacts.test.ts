import { quotaFixture } from '../../testUtils/kubernetes/quotaFixture';
import { podFacts } from './podFacts';
import { secondsOf } from './seconds';

const at = (time: string) => secondsOf(`2026-09-01T${time}Z`);

const aPod = (status: object, rest: object = {}) => ({
  metadata: { name: 'p', namespace: 'vision', ...rest },
  spec: { nodeName: 'gpu-7' },
  status,
});

const waiting = (reason: string) => ({ state: { waiting: { reason } } });

describe('podFacts', () => {
  it('keeps what an unschedulable pod asks for, whose it is and since when it waits', () => {
    expect(podFacts(quotaFixture('pod-unschedulable'))).toEqual({
      namespace: 'vision',
      name: 'train-0-abcde',
      phase: 'Pending',
      createdAt: at('08:00:00'),
      requests: { cpu: '1500m', memory: '64Gi', 'nvidia.com/gpu': '2' },
      owner: { kind: 'Job', name: 'train-0' },
      component: 'defect-detector',
      trouble: 'unschedulable',
      troubleSince: at('08:00:01'),
    });
  });

  it('keeps the node, the claims and the InferenceService of a running pod, and no trouble', () => {
    expect(podFacts(quotaFixture('pod-running-with-sidecar'))).toEqual({
      namespace: 'vision',
      name: 'detector-predictor-00001-deployment-5d9c7b7f8-x2x4z',
      phase: 'Running',
      node: 'gpu-7',
      createdAt: at('08:00:00'),
      startedAt: at('08:00:05'),
      // The init container warm-up beside the sidecar asks for the most CPU, the running containers for the most memory.
      requests: { cpu: '5350m', memory: '8504Mi', 'nvidia.com/gpu': '1' },
      claims: ['fast-nic', 'detector-gpu-4kf2p'],
      inferenceService: 'detector',
    });
  });

  it('leaves out what is absent, instead of keeping undefined', () => {
    expect(Object.values(podFacts(aPod({})) ?? {})).not.toContain(undefined);
  });

  it.each(['Succeeded', 'Failed'])('drops a pod that has %s', phase => {
    expect(podFacts(aPod({ phase }))).toBeUndefined();
  });

  it('shares equal requests between pods', () => {
    const first = podFacts(quotaFixture('pod-unschedulable'));
    const second = podFacts(quotaFixture('pod-unschedulable'));
    expect(second?.requests).toBe(first?.requests);
  });
});

describe('the trouble of a pod', () => {
  it('is a crash loop, since the pod is not ready', () => {
    expect(podFacts(quotaFixture('pod-crashing'))).toMatchObject({
      trouble: 'crashing',
      troubleSince: at('09:30:00'),
    });
  });

  it.each([
    ['CrashLoopBackOff', 'crashing'],
    ['RunContainerError', 'crashing'],
    ['CreateContainerConfigError', 'crashing'],
    ['ErrImagePull', 'imagePull'],
    ['ImagePullBackOff', 'imagePull'],
    ['InvalidImageName', 'imagePull'],
    ['ContainerCreating', undefined],
    ['PodInitializing', undefined],
  ])('of a container that waits for %s is %s', (reason, trouble) => {
    for (const list of ['containerStatuses', 'initContainerStatuses']) {
      const pod = aPod({ phase: 'Pending', [list]: [waiting(reason)] });
      expect(podFacts(pod)?.trouble).toBe(trouble);
    }
  });

  it('is a crash between two attempts, and none after an init container is done', () => {
    const ended = (reason: string) =>
      podFacts(
        aPod({
          phase: 'Running',
          initContainerStatuses: [{ state: { terminated: { reason } } }],
        }),
      )?.trouble;
    expect(ended('Error')).toBe('crashing');
    expect(ended('OOMKilled')).toBe('crashing');
    expect(ended('Completed')).toBeUndefined();
  });

  it.each([
    ['Unschedulable', 'unschedulable'],
    ['SchedulingGated', 'gated'],
    ['SchedulerError', undefined],
  ])('of a pod without a node for %s is %s', (reason, trouble) => {
    const conditions = [{ type: 'PodScheduled', status: 'False', reason }];
    const pod = aPod({ phase: 'Pending', conditions });
    expect(podFacts(pod)?.trouble).toBe(trouble);
  });

  it('is that it is not ready only while it runs', () => {
    const conditions = [
      {
        type: 'Ready',
        status: 'False',
        lastTransitionTime: '2026-09-01T08:00:00Z',
      },
    ];
    expect(podFacts(aPod({ phase: 'Running', conditions }))).toMatchObject({
      trouble: 'notReady',
      troubleSince: at('08:00:00'),
    });
    expect(
      podFacts(aPod({ phase: 'Pending', conditions }))?.trouble,
    ).toBeUndefined();
  });

  it('is above all that it was told to go, since it was told', () => {
    const pod = aPod(
      { phase: 'Running', containerStatuses: [waiting('CrashLoopBackOff')] },
      {
        deletionTimestamp: '2026-09-01T08:00:30Z',
        deletionGracePeriodSeconds: 30,
      },
    );
    expect(podFacts(pod)).toMatchObject({
      trouble: 'terminating',
      troubleSince: at('08:00:00'),
    });
  });
});
