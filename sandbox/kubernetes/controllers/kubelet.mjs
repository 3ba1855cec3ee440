import { condition, withCondition } from '../world/conditions.mjs';
import { timeOf, timestamp } from '../world/identity.mjs';

/** On a pod: for how many seconds its containers run until they end well. */
export const DURATION = 'sandbox.flagstone.dev/runs-for-seconds';

/** How long it takes to pull the images. */
const PULL_MS = 4000;

/**
 * Starts the containers of pods that have a node, and ends them when they are done, as the kubelets do. Pods without the
 * annotation above run for ever.
 * @param {import('../world/world.mjs').World} world
 * @param {number} now
 */
export function kubelet(world, now) {
  return world
    .list('Pod')
    .map(pod => next(pod, now))
    .filter(pod => pod !== undefined)
    .map(put => ({ put }));
}

function next(pod, now) {
  const { phase, startTime } = pod.status;
  if (phase === 'Pending' && pod.spec.nodeName) {
    const since = timeOf(condition(pod, 'PodScheduled').lastTransitionTime);
    return now < since + PULL_MS ? undefined : started(pod, now);
  }
  const seconds = Number(pod.metadata.annotations?.[DURATION]);
  if (phase === 'Running' && now >= timeOf(startTime) + seconds * 1000) {
    return ended(pod, now);
  }
  return undefined;
}

function started(pod, now) {
  const state = { running: { startedAt: timestamp(now) } };
  return {
    ...pod,
    status: {
      ...pod.status,
      phase: 'Running',
      startTime: timestamp(now),
      conditions: all(pod, { status: 'True' }, now),
      containerStatuses: containers(pod, { ready: true, started: true, state }),
    },
  };
}

function ended(pod, now) {
  const state = {
    terminated: {
      exitCode: 0,
      reason: 'Completed',
      startedAt: pod.status.startTime,
      finishedAt: timestamp(now),
    },
  };
  const words = { status: 'False', reason: 'PodCompleted' };
  return {
    ...pod,
    status: {
      ...pod.status,
      phase: 'Succeeded',
      conditions: all(pod, words, now),
      containerStatuses: containers(pod, {
        ready: false,
        started: false,
        state,
      }),
    },
  };
}

function all(pod, words, now) {
  return ['Ready', 'ContainersReady'].reduce(
    (list, type) => withCondition(list, { type, ...words }, now),
    pod.status.conditions,
  );
}

function containers({ spec }, status) {
  return spec.containers.map(({ name, image }) => ({
    name,
    image,
    imageID: '',
    lastState: {},
    restartCount: 0,
    ...status,
  }));
}
