import { podAmounts, quantitiesOf, times } from '../../world/amounts.mjs';
import { isTrue, withCondition } from '../../world/conditions.mjs';
import {
  born,
  controlledBy,
  isControlledBy,
  suffixOf,
} from '../../world/identity.mjs';

/** On a Job: the LocalQueue that it goes to. */
export const QUEUE_NAME = 'kueue.x-k8s.io/queue-name';

/**
 * Keeps one Workload for every Job that has a queue, and notes its end, as Kueue does.
 * @param {import('../../world/world.mjs').World} world
 * @param {number} now
 */
export function workloads(world, now) {
  const changes = [];
  for (const job of world.list('Job')) {
    const queue = job.metadata.labels?.[QUEUE_NAME];
    const workload = world
      .list('Workload', job.metadata.namespace)
      .find(candidate => isControlledBy(candidate, job));
    if (queue && !workload) {
      changes.push({ put: workloadOf(job, queue, now) });
    } else if (workload && isTrue(job, 'Complete')) {
      changes.push({ put: finished(workload, now) });
    }
  }
  for (const workload of world.list('Workload')) {
    const [owner] = workload.metadata.ownerReferences;
    const { namespace } = workload.metadata;
    if (!world.get(owner.kind, namespace, owner.name)) {
      changes.push({ remove: workload });
    }
  }
  return changes;
}

function workloadOf(job, queueName, now) {
  const { namespace, name, uid } = job.metadata;
  const { template, parallelism: count = 1 } = job.spec;
  const workload = {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'Workload',
    metadata: {
      name: `job-${name}-${suffixOf(uid)}`,
      namespace,
      labels: { 'kueue.x-k8s.io/job-uid': uid },
      finalizers: ['kueue.x-k8s.io/resource-in-use'],
      ownerReferences: [controlledBy(job)],
    },
    spec: {
      active: true,
      priority: 0,
      queueName,
      podSets: [{ name: 'main', count, template }],
    },
    status: {
      conditions: unadmitted(
        {
          reason: 'PendingEvaluation',
          message: 'Workload is pending evaluation in the scheduling queue',
        },
        now,
      ),
      resourceRequests: [
        {
          name: 'main',
          resources: quantitiesOf(times(podAmounts(template.spec), count)),
        },
      ],
    },
  };
  return born(workload, now);
}

function unadmitted(why, now) {
  const reserved = { type: 'QuotaReserved', status: 'False', ...why };
  const admitted = {
    type: 'Admitted',
    status: 'False',
    reason: 'NoReservation',
    message: 'The workload has no reservation',
  };
  return withCondition(withCondition([], reserved, now), admitted, now);
}

function finished(workload, now) {
  const condition = {
    type: 'Finished',
    status: 'True',
    reason: 'Succeeded',
    message: 'Job finished successfully',
  };
  const conditions = withCondition(workload.status.conditions, condition, now);
  return { ...workload, status: { ...workload.status, conditions } };
}
