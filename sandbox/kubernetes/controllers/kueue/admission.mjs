import { quantitiesOf } from '../../world/amounts.mjs';
import { withCondition } from '../../world/conditions.mjs';
import { assignFlavors } from './assignFlavors.mjs';
import { pendingIn } from './pending.mjs';

/**
 * Admits the Workloads that their ClusterQueue has room for, starts their Jobs, and says of the others why they wait, as
 * Kueue's scheduler does. Nothing is preempted.
 * @param {import('../../world/world.mjs').World} world
 * @param {number} now
 */
export function admission(world, now) {
  const changes = [];
  for (const clusterQueue of world.list('ClusterQueue')) {
    const isStrict = clusterQueue.spec.queueingStrategy === 'StrictFIFO';
    const waiting = pendingIn(world, clusterQueue.metadata.name);
    for (const workload of waiting) {
      const after = world.with(changes);
      const verdict = assignFlavors(after, clusterQueue, workload);
      changes.push(
        ...(verdict.flavors
          ? admitted(after, { clusterQueue, workload, ...verdict }, now)
          : [{ put: waitingWorkload(workload, verdict, now) }]),
      );
      if (!verdict.flavors && isStrict) break;
    }
  }
  return changes;
}

function waitingWorkload(workload, why, now) {
  return withStatus(workload, {
    conditions: withCondition(
      workload.status.conditions,
      { type: 'QuotaReserved', status: 'False', ...why },
      now,
    ),
  });
}

function admitted(world, { clusterQueue, workload, flavors, requests }, now) {
  const { name } = clusterQueue.metadata;
  const [{ name: podSet, count }] = workload.spec.podSets;
  const wanted = [
    ['QuotaReserved', `Quota reserved in ClusterQueue ${name}`],
    ['Admitted', 'The workload is admitted'],
  ];
  const status = {
    admission: {
      clusterQueue: name,
      podSetAssignments: [
        { name: podSet, count, flavors, resourceUsage: quantitiesOf(requests) },
      ],
    },
    conditions: wanted.reduce(
      (list, [type, message]) =>
        withCondition(
          list,
          { type, status: 'True', reason: type, message },
          now,
        ),
      workload.status.conditions,
    ),
  };
  const { ownerReferences, namespace } = workload.metadata;
  const job = world.get('Job', namespace, ownerReferences[0].name);
  return [
    { put: withStatus(workload, status) },
    { put: started(world, job, new Set(Object.values(flavors))) },
  ];
}

/** The Job goes on, on the nodes of its flavours. */
function started(world, job, flavors) {
  const { template } = job.spec;
  const specs = [...flavors].map(
    name => world.get('ResourceFlavor', undefined, name).spec ?? {},
  );
  const spec = {
    ...template.spec,
    nodeSelector: Object.assign(
      { ...template.spec.nodeSelector },
      ...specs.map(({ nodeLabels }) => nodeLabels),
    ),
    tolerations: [
      ...(template.spec.tolerations ?? []),
      ...specs.flatMap(({ tolerations }) => tolerations ?? []),
    ],
  };
  return {
    ...job,
    metadata: { ...job.metadata, generation: job.metadata.generation + 1 },
    spec: { ...job.spec, suspend: false, template: { ...template, spec } },
  };
}

function withStatus(workload, status) {
  return { ...workload, status: { ...workload.status, ...status } };
}
