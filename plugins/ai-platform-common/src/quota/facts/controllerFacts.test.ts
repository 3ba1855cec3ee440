import { quotaFixture } from '../../testUtils/kubernetes/quotaFixture';
import { controllerFacts } from './controllerFacts';
import { secondsOf } from './seconds';

const createdAt = secondsOf('2026-09-01T08:00:00Z');

const job = (spec: object, status: object = {}) =>
  controllerFacts('Job')({ metadata: { name: 'train' }, spec, status });

describe('controllerFacts', () => {
  it('counts the pods that a ReplicaSet could not make, and what one asks for', () => {
    expect(
      controllerFacts('ReplicaSet')(quotaFixture('replicaset-refused')),
    ).toEqual({
      namespace: 'fraud',
      name: 'api-6c5d8',
      kind: 'ReplicaSet',
      createdAt,
      owner: { kind: 'Deployment', name: 'api' },
      missingPods: 2,
      podRequests: { cpu: '1', 'nvidia.com/gpu': '1' },
      refusedSince: secondsOf('2026-09-01T08:00:02Z'),
    });
  });

  it('counts the pods that a Job could not make: no more than are left, less those that are going', () => {
    expect(controllerFacts('Job')(quotaFixture('job-refused'))).toEqual({
      namespace: 'fraud',
      name: 'train',
      kind: 'Job',
      createdAt,
      owner: { kind: 'JobSet', name: 'train-set' },
      missingPods: 1,
      podRequests: { cpu: '2', 'nvidia.com/gpu': '2' },
    });
  });

  it.each([
    ['asks for one pod where it does not say', {}, {}, 1],
    ['with a work queue asks for all at once', { parallelism: 3 }, {}, 3],
    ['has its pods', { parallelism: 2, completions: 2 }, { active: 2 }, 0],
    ['is suspended', { parallelism: 2, suspend: true }, {}, 0],
    ['is complete', { parallelism: 2 }, ended('Complete'), 0],
    ['has failed', { parallelism: 2 }, ended('Failed'), 0],
    ['runs too many', { parallelism: 1 }, { active: 3 }, 0],
  ])('a Job that %s', (_, spec, status, missing) => {
    expect(job(spec, status)?.missingPods ?? 0).toBe(missing);
  });

  it('knows that pods are refused from the condition alone', () => {
    const replicaSet = (conditions: object[], replicas = 1) =>
      controllerFacts('ReplicaSet')({
        metadata: { name: 'api', creationTimestamp: '2026-09-01T08:00:00Z' },
        spec: { replicas },
        status: { replicas: 0, conditions },
      });
    const failure = (status: string) => [{ type: 'ReplicaFailure', status }];
    expect(replicaSet(failure('True'))?.refusedSince).toBe(createdAt);
    expect(replicaSet(failure('False'))).not.toHaveProperty('refusedSince');
    expect(replicaSet([])).toMatchObject({ missingPods: 1 });
    expect(replicaSet([])).not.toHaveProperty('refusedSince');
  });

  it('does not keep what pods without accelerators would ask for', () => {
    const template = {
      spec: { containers: [{ resources: { requests: { cpu: '1' } } }] },
    };
    expect(job({ template })).toMatchObject({ missingPods: 1 });
    expect(job({ template })).not.toHaveProperty('podRequests');
  });

  it('counts the missing pods of a StatefulSet, and none of a Deployment, whose ReplicaSet tells them', () => {
    const object = { metadata: { name: 'a' }, spec: { replicas: 3 } };
    expect(controllerFacts('StatefulSet')(object)?.missingPods).toBe(3);
    expect(controllerFacts('Deployment')(object)).not.toHaveProperty(
      'missingPods',
    );
  });

  it('drops the ReplicaSets of a past version, once their pods are gone', () => {
    const past = (replicas: number) => ({
      metadata: { name: 'api-1' },
      spec: { replicas: 0 },
      status: { replicas },
    });
    expect(controllerFacts('ReplicaSet')(past(0))).toBeUndefined();
    expect(controllerFacts('ReplicaSet')(past(1))).toBeDefined();
    expect(controllerFacts('StatefulSet')(past(0))).toBeDefined();
  });
});

function ended(type: string) {
  return { conditions: [{ type, status: 'True' }] };
}
