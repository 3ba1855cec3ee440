import type { ClusterObject } from './clusterClient';
import {
  GPU,
  aController,
  aDeviceClass,
  aJob,
  aLimitRange,
  aNamespace,
  aPod,
  aResourceClaim,
  aResourceQuota,
} from './clusterObjects';
import { KueueObjects, type KueueVersion } from './kueueObjects';

const ONE_GPU = { cpu: '1', [GPU]: '1' };

/** A namespace with something of every kind that every cluster knows. */
export function teamObjects(namespace: string): ClusterObject[] {
  const at = (name: string) => ({ namespace, name });
  return [
    aNamespace(namespace, { 'flagstone.dev/workspace': namespace }),
    aResourceQuota(
      at('quota'),
      { [`requests.${GPU}`]: '6', 'requests.cpu': '16', pods: '60' },
      namespace,
    ),
    aLimitRange(at('limits')),
    aController('Deployment', at('serving'), {
      replicas: 2,
      requests: ONE_GPU,
    }),
    aController('StatefulSet', at('notebook'), {
      replicas: 1,
      requests: ONE_GPU,
    }),
    aJob(at('training'), {
      ...{ parallelism: 9, requests: ONE_GPU, unscheduled: true },
    }),
    aPod(at('lonely'), { requests: { cpu: '1500m' }, component: 'lonely' }),
    aPod(at('stuck'), { requests: { cpu: '1' }, unscheduled: true }),
    aDeviceClass(`${namespace}.example.com`),
    aResourceClaim(at('claim'), `${namespace}.example.com`, 2),
  ];
}

/** What Kueue has of the namespace. */
export function teamQueue(
  namespace: string,
  version?: KueueVersion,
): ClusterObject[] {
  const kueue = new KueueObjects(version);
  const flavor = 'h100';
  const clusterQueue = `${namespace}-queue`;
  return [
    kueue.resourceFlavor(flavor),
    kueue.cohort('everybody'),
    kueue.clusterQueue(clusterQueue, {
      ...{ cohort: 'everybody', flavor, nominal: '4', used: '6' },
      ...{ borrowed: '2', pending: 1, admitted: 1 },
    }),
    kueue.localQueue(namespace, 'queue', {
      ...{ clusterQueue, flavor, used: '6', pending: 1, admitted: 1 },
    }),
    kueue.workload(namespace, 'waits', {
      ...{ queue: 'queue', gpus: 4, job: 'big' },
      reason: 'ExceedsMaxQuota',
    }),
    kueue.workload(namespace, 'runs', {
      ...{ queue: 'queue', gpus: 6, job: 'small' },
      admitted: { clusterQueue, flavor },
    }),
  ];
}

/** A namespace whose queue has borrowed, with one workload that runs and two that wait. */
export function researchQueue(
  clusterQueue: string,
  flavor: string,
): ClusterObject[] {
  const kueue = new KueueObjects();
  const queue = 'line';
  return [
    aNamespace('research'),
    kueue.resourceFlavor(flavor),
    kueue.cohort('everybody'),
    kueue.clusterQueue(clusterQueue, {
      ...{ cohort: 'everybody', flavor, nominal: '4', used: '6' },
      ...{ borrowed: '2', pending: 3, admitted: 2 },
    }),
    kueue.clusterQueue('lender-queue', {
      ...{ cohort: 'everybody', flavor, nominal: '8', used: '1' },
    }),
    kueue.localQueue('research', queue, {
      ...{ clusterQueue, flavor, used: '2', pending: 2, admitted: 1 },
    }),
    kueue.workload('research', 'job-big', {
      ...{ queue, gpus: 9, job: 'big', reason: 'ExceedsMaxQuota' },
    }),
    kueue.workload('research', 'job-next', { queue, gpus: 4, job: 'next' }),
    kueue.workload('research', 'job-runs', {
      ...{ queue, gpus: 2, job: 'runs' },
      admitted: { clusterQueue, flavor },
    }),
  ];
}
