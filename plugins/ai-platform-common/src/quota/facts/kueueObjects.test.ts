import { quotaFixture } from '../../testUtils/kubernetes/quotaFixture';
import {
  clusterQueueFacts,
  cohortFacts,
  localQueueFacts,
  pendingWorkloadFacts,
  resourceFlavorFacts,
  workloadFacts,
} from '.';
import { secondsOf } from './seconds';

const at = (time: string) => secondsOf(`2026-09-01T${time}Z`);

describe('clusterQueueFacts', () => {
  it('keeps quotas and usage by flavour and resource', () => {
    const gpu = 'nvidia.com/gpu';
    expect(clusterQueueFacts(quotaFixture('clusterqueue-borrowing'))).toEqual({
      namespace: '',
      name: 'fraud',
      cohort: 'research',
      stopPolicy: 'None',
      condition: { active: true, reason: 'Ready' },
      quotas: [
        { flavor: 'h100', resource: 'cpu', nominal: '64' },
        {
          flavor: 'h100',
          resource: gpu,
          nominal: '8',
          borrowingLimit: '4',
          lendingLimit: '2',
        },
        { flavor: 'spot', resource: 'cpu', nominal: '0' },
        { flavor: 'spot', resource: gpu, nominal: '0' },
      ],
      usage: [
        { flavor: 'h100', resource: 'cpu', total: '40' },
        { flavor: 'h100', resource: gpu, total: '10', borrowed: '2' },
      ],
      pending: 3,
      admitted: 4,
    });
  });

  const reserving = (total: string, borrowed: string) => ({
    metadata: { name: 'fraud' },
    status: {
      flavorsReservation: [
        {
          name: 'h100',
          resources: [
            { name: 'cpu', total: '40', borrowed: '0' },
            { name: 'nvidia.com/gpu', total, borrowed },
          ],
        },
      ],
      flavorsUsage: [
        {
          name: 'h100',
          resources: [
            { name: 'cpu', total: '40', borrowed: '0' },
            { name: 'nvidia.com/gpu', total: '4', borrowed: '0' },
          ],
        },
      ],
    },
  });

  it('keeps what is reserved where that is not what is used', () => {
    const facts = clusterQueueFacts(reserving('10', '2'));
    expect(facts?.reservations).toEqual([
      {
        flavor: 'h100',
        resource: 'nvidia.com/gpu',
        total: '10',
        borrowed: '2',
      },
    ]);
  });

  it('keeps no reservations where all that is reserved is used', () => {
    expect(clusterQueueFacts(reserving('4', '0'))).not.toHaveProperty(
      'reservations',
    );
  });

  it('reads the cohort of v1beta1, and why the queue is stopped', () => {
    expect(
      clusterQueueFacts(quotaFixture('clusterqueue-v1beta1-stopped')),
    ).toMatchObject({
      cohort: 'research',
      stopPolicy: 'HoldAndDrain',
      condition: { active: false, reason: 'Stopped' },
      pending: 0,
      admitted: 0,
      usage: [],
    });
  });
});

describe('localQueueFacts', () => {
  it.each(['localqueue-active', 'localqueue-v1beta1-active'])(
    'keeps what %s uses, whatever the version calls it',
    name => {
      expect(localQueueFacts(quotaFixture(name))).toEqual({
        namespace: 'fraud',
        name: 'training',
        clusterQueue: 'fraud',
        stopPolicy: 'None',
        condition: { active: true, reason: 'Ready' },
        usage: [{ flavor: 'h100', resource: 'nvidia.com/gpu', total: '4' }],
        pending: 2,
        admitted: 1,
      });
    },
  );
});

describe('workloadFacts', () => {
  it('adds up what all pods of a waiting workload ask for, and says why it waits', () => {
    expect(workloadFacts(quotaFixture('workload-waiting-for-quota'))).toEqual({
      namespace: 'fraud',
      name: 'job-train-big-5f2a1',
      queue: 'training',
      owner: { kind: 'Job', name: 'train-big' },
      component: 'fraud-detector',
      priority: 100,
      createdAt: at('08:00:00'),
      state: 'pending',
      reason: 'WaitingForQuota',
      since: at('08:00:02'),
      requests: { cpu: '8500m', memory: '7Gi', 'nvidia.com/gpu': '16' },
    });
  });

  it('takes for an admitted workload what Kueue assigned to it', () => {
    expect(workloadFacts(quotaFixture('workload-admitted'))).toEqual({
      namespace: 'fraud',
      name: 'job-train-5f2a2',
      queue: 'training',
      clusterQueue: 'fraud',
      createdAt: at('08:00:00'),
      state: 'admitted',
      since: at('08:11:00'),
      requests: { 'nvidia.com/gpu': '2' },
    });
  });

  it('reads v1beta1, and keeps a deactivated workload apart from the waiting ones', () => {
    expect(
      workloadFacts(quotaFixture('workload-v1beta1-deactivated')),
    ).toMatchObject({
      state: 'inactive',
      reason: 'Deactivated',
      since: at('09:00:00'),
      priority: 0,
      requests: { 'nvidia.com/gpu': '1' },
    });
  });

  const workload = (...conditions: object[]) =>
    workloadFacts({
      metadata: { name: 'w', creationTimestamp: '2026-09-01T08:00:00Z' },
      status: { conditions },
    });

  const condition = (type: string, status: string, reason: string) => ({
    type,
    status,
    reason,
    lastTransitionTime: '2026-09-01T09:00:00Z',
  });

  it('is new, and waits since it exists, before Kueue has looked at it', () => {
    expect(workload()).toMatchObject({
      state: 'pending',
      since: at('08:00:00'),
    });
    expect(workload()).not.toHaveProperty('reason');
  });

  it('has its quota and waits for admission checks', () => {
    expect(
      workload(
        condition('QuotaReserved', 'True', 'QuotaReserved'),
        condition('Admitted', 'False', 'UnsatisfiedAdmissionChecks'),
      ),
    ).toMatchObject({
      state: 'reserved',
      reason: 'UnsatisfiedAdmissionChecks',
      since: at('09:00:00'),
    });
  });

  it('is finished, whatever else was true of it', () => {
    expect(
      workload(
        condition('QuotaReserved', 'True', 'QuotaReserved'),
        condition('Admitted', 'True', 'Admitted'),
        condition('Finished', 'True', 'Succeeded'),
      ),
    ).toMatchObject({ state: 'finished', reason: 'Succeeded' });
  });
});

describe('the other kinds of Kueue', () => {
  it('keeps the parent and the quotas of a Cohort', () => {
    expect(cohortFacts(quotaFixture('cohort-with-quota'))).toEqual({
      namespace: '',
      name: 'research',
      parent: 'company',
      quotas: [{ flavor: 'h100', resource: 'nvidia.com/gpu', nominal: '16' }],
    });
  });

  it('keeps the node labels of a ResourceFlavor', () => {
    expect(resourceFlavorFacts(quotaFixture('resourceflavor-h100'))).toEqual({
      namespace: '',
      name: 'h100',
      nodeLabels: { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' },
    });
  });

  it('keeps the position of a pending workload, the first one too', () => {
    const item = {
      metadata: { name: 'w', namespace: 'fraud' },
      priority: 0,
      localQueueName: 'training',
      positionInClusterQueue: 0,
      positionInLocalQueue: 0,
    };
    expect(pendingWorkloadFacts('fraud')(item)).toEqual({
      namespace: 'fraud',
      name: 'w',
      clusterQueue: 'fraud',
      positionInClusterQueue: 0,
    });
  });
});
