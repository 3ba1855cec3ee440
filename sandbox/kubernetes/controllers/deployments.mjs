import { isDeepStrictEqual } from 'node:util';
import { isTrue } from '../world/conditions.mjs';
import {
  born,
  controlledBy,
  isControlledBy,
  suffixOf,
} from '../world/identity.mjs';
import { refusal } from './resourceQuotas.mjs';

const HASH = 'pod-template-hash';
const REVISION = 'deployment.kubernetes.io/revision';
/** ReplicaSets without pods that are kept, to see what was there before. */
const KEPT = 2;

/**
 * Does for Deployments what kube-controller-manager does: a ReplicaSet for each pod template, the pods of the newest, and
 * those of older ones until the new ones are ready.
 * @param {import('../world/world.mjs').World} world
 * @param {number} now
 */
export function deployments(world, now) {
  return world
    .list('Deployment')
    .flatMap(deployment => rolledOut(world, deployment, now));
}

function rolledOut(world, deployment, now) {
  const { namespace } = deployment.metadata;
  const sets = world
    .list('ReplicaSet', namespace)
    .filter(set => isControlledBy(set, deployment));
  const current = sets.find(set => hasTemplateOf(set, deployment));
  const newest = current ?? replicaSetOf(deployment, sets.length + 1, now);
  const replicas = deployment.spec.replicas ?? 1;
  const ready = podsOf(world, newest).filter(isReady).length;
  const older = sets
    .filter(set => set !== current)
    .map(set =>
      scaled(set, Math.min(set.spec.replicas, Math.max(replicas - ready, 0))),
    );
  const kept = older.filter(
    (set, index) => set.spec.replicas > 0 || index >= older.length - KEPT,
  );
  const gone = older.filter(set => !kept.includes(set));
  const all = [...kept, scaled(newest, replicas)];
  const pods = all.map(set => podChanges(world, set, now));
  return [
    ...gone.map(remove => ({ remove })),
    ...pods.flatMap(({ changes }) => changes),
    ...all.map((set, index) => ({ put: counted(set, pods[index].pods) })),
    { put: observed(deployment, { newest, replicas, pods }) },
  ];
}

function hasTemplateOf({ spec }, deployment) {
  const { [HASH]: _hash, ...labels } = spec.template.metadata.labels;
  const { template } = deployment.spec;
  return isDeepStrictEqual(
    { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    template,
  );
}

function replicaSetOf(deployment, revision, now) {
  const { metadata, spec } = deployment;
  const hash = suffixOf(JSON.stringify(spec.template), 9);
  const labels = { ...spec.template.metadata.labels, [HASH]: hash };
  const set = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace,
      labels,
      annotations: { [REVISION]: String(revision) },
      ownerReferences: [controlledBy(deployment)],
    },
    spec: {
      replicas: 0,
      selector: {
        matchLabels: { ...spec.selector.matchLabels, [HASH]: hash },
      },
      template: {
        ...spec.template,
        metadata: { ...spec.template.metadata, labels },
      },
    },
  };
  return born(set, now);
}

function scaled(set, replicas) {
  return { ...set, spec: { ...set.spec, replicas } };
}

function podsOf(world, set) {
  return world
    .list('Pod', set.metadata.namespace)
    .filter(pod => isControlledBy(pod, set));
}

/** Pods that are missing, as many as the quotas let in, and those that are too many: the youngest. */
function podChanges(world, set, now) {
  const there = podsOf(world, set);
  const stay = there.slice(0, set.spec.replicas);
  const made = [];
  let after = world;
  while (stay.length + made.length < set.spec.replicas) {
    const pod = podOf(set, freeIndex(set, [...stay, ...made]), now);
    if (refusal(after, pod)) break;
    made.push(pod);
    after = after.with([{ put: pod }]);
  }
  return {
    pods: [...stay, ...made],
    changes: [
      ...there.slice(set.spec.replicas).map(remove => ({ remove })),
      ...made.map(put => ({ put })),
    ],
  };
}

function freeIndex(set, pods) {
  const names = pods.map(({ metadata }) => metadata.name);
  let index = 0;
  while (names.includes(podName(set, index))) index += 1;
  return index;
}

function podName({ metadata }, index) {
  return `${metadata.name}-${suffixOf(`${metadata.uid}/${index}`)}`;
}

function podOf(set, index, now) {
  const { metadata, spec } = set.spec.template;
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: podName(set, index),
      generateName: `${set.metadata.name}-`,
      namespace: set.metadata.namespace,
      ...metadata,
      ownerReferences: [controlledBy(set)],
    },
    spec,
    status: { phase: 'Pending', qosClass: 'Burstable' },
  };
  return born(pod, now);
}

function isReady(pod) {
  return isTrue(pod, 'Ready');
}

function counted(set, pods) {
  const ready = pods.filter(isReady).length;
  const { fullyLabeledReplicas: _labelled, ...status } = set.status ?? {};
  return {
    ...set,
    status: {
      ...status,
      replicas: pods.length,
      fullyLabeledReplicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      observedGeneration: set.metadata.generation,
    },
  };
}

function observed(deployment, { newest, replicas, pods }) {
  const all = pods.flatMap(found => found.pods);
  const ready = all.filter(isReady).length;
  const unavailable = Math.max(replicas - ready, 0);
  const { unavailableReplicas: _before, ...status } = deployment.status ?? {};
  const revision = newest.metadata.annotations?.[REVISION];
  const { annotations } = deployment.metadata;
  return {
    ...deployment,
    metadata: {
      ...deployment.metadata,
      ...(revision && {
        annotations: { ...annotations, [REVISION]: revision },
      }),
    },
    status: {
      ...status,
      observedGeneration: deployment.metadata.generation,
      replicas: all.length,
      updatedReplicas: pods.at(-1).pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      ...(unavailable > 0 && { unavailableReplicas: unavailable }),
    },
  };
}
