import { isTrue, withCondition } from '../world/conditions.mjs';
import {
  born,
  controlledBy,
  isControlledBy,
  suffixOf,
  timeOf,
  timestamp,
} from '../world/identity.mjs';
import { refusal } from './resourceQuotas.mjs';

/**
 * Does for Jobs what kube-controller-manager does: makes the pods of those that are not suspended, counts them, notes
 * the end, and removes Job and pods `ttlSecondsAfterFinished` later.
 * @param {import('../world/world.mjs').World} world
 * @param {number} now
 */
export function jobs(world, now) {
  const changes = [];
  for (const job of world.list('Job')) {
    const pods = world
      .list('Pod', job.metadata.namespace)
      .filter(pod => isControlledBy(pod, job));
    if (hasOutlived(job, now)) {
      changes.push(...[job, ...pods].map(remove => ({ remove })));
    } else if (!isTrue(job, 'Complete')) {
      const fresh = job.spec.suspend
        ? []
        : missingPods(world.with(changes), job, pods, now);
      changes.push(...fresh.map(put => ({ put })), {
        put: { ...job, status: statusOf(job, [...pods, ...fresh], now) },
      });
    }
  }
  return changes;
}

function hasOutlived({ spec, status }, now) {
  const { ttlSecondsAfterFinished: seconds } = spec;
  if (seconds === undefined || !status?.completionTime) return false;
  return now >= timeOf(status.completionTime) + seconds * 1000;
}

/** As many pods as the job is short of, and the quotas let in. */
function missingPods(world, job, pods, now) {
  const made = [];
  let after = world;
  while (pods.length + made.length < (job.spec.parallelism ?? 1)) {
    const pod = podOf(job, pods.length + made.length, now);
    if (refusal(after, pod)) break;
    made.push(pod);
    after = after.with([{ put: pod }]);
  }
  return made;
}

function podOf(job, index, now) {
  const { metadata, spec } = job.spec.template;
  const { namespace, name, uid } = job.metadata;
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-${suffixOf(`${uid}/${index}`)}`,
      generateName: `${name}-`,
      namespace,
      labels: metadata.labels,
      annotations: metadata.annotations,
      ownerReferences: [controlledBy(job)],
    },
    spec,
    status: { phase: 'Pending', qosClass: 'Burstable' },
  };
  return born(pod, now);
}

function statusOf(job, pods, now) {
  const { conditions, startTime, ...status } = job.status ?? {};
  const number = test => pods.filter(test).length;
  const succeeded = number(({ status: { phase } }) => phase === 'Succeeded');
  const counts = {
    active: pods.length - succeeded,
    ready: number(pod => isTrue(pod, 'Ready')),
    succeeded,
    terminating: 0,
    uncountedTerminatedPods: {},
  };
  if (job.spec.suspend) {
    const reason = { reason: 'JobSuspended', message: 'Job suspended' };
    return {
      ...status,
      ...counts,
      conditions: withCondition(conditions, suspended('True', reason), now),
    };
  }
  const begun = {
    ...status,
    ...counts,
    startTime: startTime ?? timestamp(now),
    conditions: conditions?.length
      ? withCondition(
          conditions,
          suspended('False', { reason: 'JobResumed', message: 'Job resumed' }),
          now,
        )
      : [],
  };
  const isDone = succeeded >= (job.spec.completions ?? 1);
  return isDone ? ended(begun, now) : begun;
}

function suspended(status, words) {
  return { type: 'Suspended', status, ...words };
}

function ended(status, now) {
  const words = {
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
  };
  const conditions = ['SuccessCriteriaMet', 'Complete'].reduce(
    (list, type) =>
      withCondition(list, { type, status: 'True', ...words }, now),
    status.conditions,
  );
  return { ...status, completionTime: timestamp(now), conditions };
}
