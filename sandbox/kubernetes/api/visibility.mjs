import { numberOf } from './listing.mjs';
import { objectNotFound } from './statusError.mjs';

const DEFAULT_LIMIT = 1000;

/** The API group that Kueue serves beside its custom resources. */
export const VISIBILITY = {
  group: 'visibility.kueue.x-k8s.io',
  version: 'v1beta2',
  resources: [
    resource('clusterqueues', 'ClusterQueue', false),
    resource(
      'clusterqueues/pendingworkloads',
      'PendingWorkloadsSummary',
      false,
    ),
    resource('localqueues', 'LocalQueue', true),
    resource('localqueues/pendingworkloads', 'PendingWorkloadsSummary', true),
  ],
};

function resource(name, kind, namespaced) {
  return { name, singularName: '', namespaced, kind, verbs: ['get'] };
}

/**
 * Answers who waits in a queue, and at which place: `clusterqueues/<name>/pendingworkloads` and
 * `namespaces/<namespace>/localqueues/<name>/pendingworkloads`, with `limit` and `offset`. Undefined for other paths.
 *
 * @see https://kueue.sigs.k8s.io/docs/tasks/manage/monitor_pending_workloads/
 * @param {{ path: string[], query: URLSearchParams }} request the path behind group and version
 * @param {{ has(kind: string, namespace: string | undefined, name: string): boolean, pending(clusterQueue: string): PendingWorkload[] , clusterQueueOf(namespace: string, localQueue: string): string }} queues
 */
export function visibilityAnswer({ path, query }, queues) {
  const limit = numberOf(query, 'limit') ?? DEFAULT_LIMIT;
  const offset = numberOf(query, 'offset') ?? 0;
  const items = itemsAt(path, queues);
  if (!items) return undefined;
  return {
    kind: 'PendingWorkloadsSummary',
    apiVersion: `${VISIBILITY.group}/${VISIBILITY.version}`,
    metadata: { creationTimestamp: null },
    items: items.slice(offset, offset + limit),
  };
}

function itemsAt(path, queues) {
  if (path.at(-1) !== 'pendingworkloads') return undefined;
  if (path.length === 3 && path[0] === 'clusterqueues') {
    demand(queues, 'ClusterQueue', undefined, path[1]);
    return queues.pending(path[1]);
  }
  const [scope, namespace, plural, name] = path;
  if (path.length !== 5 || scope !== 'namespaces') return undefined;
  if (plural !== 'localqueues') return undefined;
  demand(queues, 'LocalQueue', namespace, name);
  return queues
    .pending(queues.clusterQueueOf(namespace, name))
    .filter(
      ({ metadata, localQueueName }) =>
        metadata.namespace === namespace && localQueueName === name,
    );
}

function demand(queues, kind, namespace, name) {
  if (!queues.has(kind, namespace, name)) {
    const plural = `${kind.toLowerCase()}s`;
    throw objectNotFound({ group: VISIBILITY.group, plural, name });
  }
}
