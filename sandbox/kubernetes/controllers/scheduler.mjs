import { amountsOf, podAmounts, sum } from '../world/amounts.mjs';
import { withCondition } from '../world/conditions.mjs';

/**
 * Gives every pod without a node the first one that it fits on, or says that there is none, as kube-scheduler does.
 * @param {import('../world/world.mjs').World} world
 * @param {number} now
 */
export function scheduler(world, now) {
  const changes = [];
  for (const pod of world.list('Pod')) {
    if (!pod.spec.nodeName && pod.status.phase === 'Pending') {
      const put = scheduled(world.with(changes), pod, now);
      changes.push({ put });
    }
  }
  return changes;
}

function scheduled(world, pod, now) {
  const nodes = world.list('Node');
  const node = nodes.find(
    candidate => admits(candidate, pod) && hasRoom(world, candidate, pod),
  );
  const condition = node
    ? { type: 'PodScheduled', status: 'True' }
    : {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message: `0/${nodes.length} nodes are available: ${whyNot(
          nodes,
          pod,
        )}.`,
      };
  return {
    ...pod,
    spec: node ? { ...pod.spec, nodeName: node.metadata.name } : pod.spec,
    status: {
      ...pod.status,
      conditions: withCondition(pod.status.conditions, condition, now),
    },
  };
}

function whyNot(nodes, pod) {
  const full = nodes.filter(node => admits(node, pod)).length;
  const others = nodes.length - full;
  return [
    ...(full > 0 ? [`${full} Insufficient resources`] : []),
    ...(others > 0
      ? [`${others} node(s) didn't match Pod's node affinity/selector`]
      : []),
  ].join(', ');
}

function admits(node, { spec }) {
  const labels = node.metadata.labels ?? {};
  const isSelected = Object.entries(spec.nodeSelector ?? {}).every(
    ([key, value]) => labels[key] === value,
  );
  const isTolerated = (node.spec?.taints ?? []).every(taint =>
    (spec.tolerations ?? []).some(
      ({ key, operator }) =>
        key === taint.key || (operator === 'Exists' && !key),
    ),
  );
  return isSelected && isTolerated && !node.spec?.unschedulable;
}

function hasRoom(world, node, pod) {
  const there = world
    .list('Pod')
    .filter(
      ({ spec, status }) =>
        spec.nodeName === node.metadata.name &&
        !['Succeeded', 'Failed'].includes(status.phase),
    );
  const asked = sum([...there, pod].map(({ spec }) => podAmounts(spec)));
  const allocatable = amountsOf(node.status.allocatable);
  return Object.entries(asked).every(
    ([resource, amount]) => amount <= (allocatable[resource] ?? 0n),
  );
}
