import type {
  ClusterInputs,
  NamespaceInputs,
  SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { CLUSTER_NOT_CONFIGURED } from '../../kubernetes/clusterNotConfigured';
import type {
  ClusterReader,
  ResourceReader,
} from '../../kubernetes/resourceReader';
import { findNamespaces } from './findNamespaces';
import type { QuotaTarget } from './quotaTarget';
import { joinReadings, problemsOf } from './readings';
import {
  ACCELERATOR_INDEX,
  CLUSTER_QUEUES,
  COHORTS,
  CONTROLLERS,
  DEVICE_CLASSES,
  GPU_QUOTA_RESOURCES,
  LIMIT_RANGES,
  LOCAL_QUEUES,
  NAMESPACES,
  NODES,
  NOTEBOOKS,
  PODS,
  RESOURCE_CLAIMS,
  RESOURCE_FLAVORS,
  RESOURCE_QUOTAS,
  WORKLOADS,
} from './resources';

// Only a cluster that was never read is waited for, and no longer than nobody notices.
const FIRST_LOOK_MS = 40;

/** What is known of a namespace, and what of its controllers could not be read: their kinds are one reading together. */
function collectNamespace(
  reader: ClusterReader,
  name: string,
  now: number,
): { inputs: NamespaceInputs; problems: SourceProblem[] } {
  const inNamespace = { namespace: name };
  const controllers = CONTROLLERS.map(kind => reader.list(kind, inNamespace));
  const inputs = {
    name,
    namespace: reader.get(NAMESPACES, { namespace: '', name }),
    resourceQuotas: reader.list(RESOURCE_QUOTAS, inNamespace),
    limitRanges: reader.list(LIMIT_RANGES, inNamespace),
    pods: reader.list(PODS, inNamespace),
    controllers: joinReadings(controllers, now),
    notebooks: reader.list(NOTEBOOKS, inNamespace),
    resourceClaims: reader.list(RESOURCE_CLAIMS, inNamespace),
    localQueues: reader.list(LOCAL_QUEUES, inNamespace),
    workloads: reader.list(WORKLOADS, inNamespace),
  };
  return { inputs, problems: problemsOf(controllers) };
}

// Only where something of the namespace waits is its place asked for: each queue is a request every few seconds.
function queuesWithWaiting({ localQueues }: NamespaceInputs): string[] {
  return localQueues.status === 'ok'
    ? localQueues.value
        .filter(({ pending }) => pending > 0)
        .map(({ clusterQueue }) => clusterQueue)
    : [];
}

function clusterInputs(
  reader: ClusterReader,
  target: QuotaTarget,
  now: number,
): ClusterInputs {
  const found = findNamespaces(reader, target);
  const collected = found.names.map(name =>
    collectNamespace(reader, name, now),
  );
  const namespaces = collected.map(({ inputs }) => ({
    ...inputs,
    ...(found.byPodsAlone.has(inputs.name) && { component: target.component }),
  }));
  const queues = new Set(namespaces.flatMap(queuesWithWaiting));
  return {
    ...describe(reader),
    problems: [
      ...found.problems,
      ...collected.flatMap(({ problems }) => problems),
    ],
    nodes: reader.list(NODES),
    acceleratorPods: reader.listBy(PODS, ACCELERATOR_INDEX, 'held'),
    deviceClasses: reader.list(DEVICE_CLASSES),
    clusterQueues: reader.list(CLUSTER_QUEUES),
    cohorts: reader.list(COHORTS),
    resourceFlavors: reader.list(RESOURCE_FLAVORS),
    pendingWorkloads: joinReadings(
      [...queues].map(name => reader.pendingWorkloads(name)),
      now,
    ),
    namespaces,
  };
}

function describe({ description }: ClusterReader) {
  const { name, title, dashboardUrl } = description;
  return { name, title, ...(dashboardUrl && { dashboardUrl }) };
}

/** A cluster of which nothing is known, with the reason. */
function unreadable(
  cluster: { name: string; title: string; dashboardUrl?: string },
  problem: SourceProblem,
): ClusterInputs {
  const nothing = { status: 'unavailable', problem } as const;
  return {
    ...cluster,
    problem,
    problems: [],
    nodes: nothing,
    acceleratorPods: nothing,
    deviceClasses: nothing,
    clusterQueues: nothing,
    cohorts: nothing,
    resourceFlavors: nothing,
    pendingWorkloads: nothing,
    namespaces: [],
  };
}

function notConfigured(name: string): ClusterInputs {
  return unreadable({ name, title: name }, CLUSTER_NOT_CONFIGURED);
}

// Certainly none of the namespaces: nothing stood in the way of seeing one.
function isElsewhere({ problem, problems, namespaces }: ClusterInputs) {
  return (
    !problem &&
    problems.length === 0 &&
    namespaces.every(
      ({ namespace }) => namespace.status === 'ok' && !namespace.value,
    )
  );
}

/**
 * What is known now about the namespaces of the target, a row a cluster. Where the entity names no cluster, those that
 * certainly have none of its namespaces are left out. No cluster is asked for it: the reader's cache answers.
 */
export async function collectGpuQuota(
  target: QuotaTarget,
  reader: ResourceReader,
  now: number,
): Promise<ClusterInputs[]> {
  const { clusters: wanted } = target;
  const readers = reader
    .clusters()
    .filter(({ description }) => wanted?.includes(description.name) ?? true);
  const readable = readers.filter(
    ({ description }) => !description.unsupported,
  );
  await reader.ready(GPU_QUOTA_RESOURCES, {
    clusters: readable.map(({ description }) => description.name),
    withinMs: FIRST_LOOK_MS,
  });
  const rows = readers.map(cluster => {
    const { unsupported } = cluster.description;
    return unsupported
      ? unreadable(describe(cluster), unsupported)
      : clusterInputs(cluster, target, now);
  });
  if (wanted) {
    const known = new Set(rows.map(({ name }) => name));
    return [
      ...rows,
      ...wanted.filter(name => !known.has(name)).map(notConfigured),
    ];
  }
  const here = rows.filter(row => !isElsewhere(row));
  return here.length > 0 ? here : rows;
}
