/** Argo CD's words for how an object is, the best first. */
const ORDER = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
];

const CHECKS = {
  Deployment: deployment,
  Service: () => ({ status: 'Healthy' }),
  PodDisruptionBudget: () => ({ status: 'Healthy' }),
  Pod: pod,
  ReplicaSet: () => ({ status: 'Healthy' }),
};

/**
 * How an object is, for the kinds that say so; undefined for the others.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/
 * @param {object} object
 * @returns {{ status: string, message?: string } | undefined}
 */
export function healthOf(object) {
  return CHECKS[object.kind]?.(object);
}

/**
 * How an application is: as its worst resource that has a check. What is missing and has none does not count.
 * @param {readonly { kind: string, health?: { status: string } }[]} resources
 */
export function worstHealth(resources) {
  const all = resources
    .filter(({ kind }) => CHECKS[kind])
    .map(({ health }) => ORDER.indexOf(health?.status ?? 'Healthy'));
  return ORDER[Math.max(0, ...all)];
}

function deployment({ metadata, spec, status = {} }) {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0 } = status;
  const waiting = words => ({
    status: 'Progressing',
    message: `Waiting for rollout to finish: ${words}...`,
  });
  if (status.observedGeneration !== metadata.generation) {
    return waiting(
      'observed deployment generation less than desired generation',
    );
  }
  if (updatedReplicas < spec.replicas) {
    return waiting(
      `${updatedReplicas} out of ${spec.replicas} new replicas have been updated`,
    );
  }
  if (replicas > updatedReplicas) {
    return waiting(
      `${replicas - updatedReplicas} old replicas are pending termination`,
    );
  }
  return availableReplicas < updatedReplicas
    ? waiting(
        `${availableReplicas} of ${updatedReplicas} updated replicas are available`,
      )
    : { status: 'Healthy' };
}

function pod({ status }) {
  return { status: status.phase === 'Pending' ? 'Progressing' : 'Healthy' };
}
