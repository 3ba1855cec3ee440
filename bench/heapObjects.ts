import type { ClusterObject } from '../acceptance/support/clusterClient';
import { aNode } from './clusterCacheNodes';
import { allWork, ownerOf, podsOf, runningStatus } from './clusterCachePods';
import {
  teamNamespace,
  teamQueueObjects,
  teamQuota,
} from './clusterCacheTeams';

/** Of a hundred objects of the benchmark's cluster, so many are pods, and so many of the others there are for each pod. */
const PODS_SHARE = 0.78;
const PODS_A_NODE = 10;
const PODS_A_NAMESPACE = 67;

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

const pluralOf = (kind: string) => `${kind.toLowerCase()}s`;

/** As the API server gives it: the fields that it adds are there. */
function stored(object: ClusterObject, index: number): ClusterObject {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      resourceVersion: String(1_000 + index),
      creationTimestamp: new Date(1_772_000_000_000 + index * 1_000)
        .toISOString()
        .replace('.000', ''),
    },
  };
}

function* rawObjects(count: number): Iterable<ClusterObject> {
  const pods = Math.round(count * PODS_SHARE);
  const namespaces = Math.ceil(pods / PODS_A_NAMESPACE);
  const nodes = Math.ceil(pods / PODS_A_NODE);
  for (const team of upTo(namespaces)) {
    yield teamNamespace(team);
    yield teamQuota(team);
    yield* teamQueueObjects(team);
  }
  for (const node of upTo(nodes)) yield aNode(node);
  for (const work of allWork({ namespaces, nodes, pods })) {
    const owner = ownerOf(work);
    if (owner) yield owner;
    const uid = owner && '00000000-0000-4000-8000-000000000000';
    for (const pod of podsOf(work, { namespaces, nodes, pods }, uid)) {
      yield { ...pod, status: runningStatus(pod) };
    }
  }
}

/** About so many objects, of the kinds and in the proportions of the benchmark's cluster. */
export function* generatedObjects(
  count: number,
): Iterable<{ plural: string; object: ClusterObject }> {
  let index = 0;
  for (const object of rawObjects(count)) {
    yield { plural: pluralOf(object.kind), object: stored(object, index) };
    index += 1;
  }
}
