import {
  fluxId,
  resourceId,
  type DriftInputs,
  type FluxInputs,
  type FluxObjectFacts,
  type ObjectEventFacts,
  type Reading,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { CLUSTER_NOT_CONFIGURED } from '../../kubernetes/clusterNotConfigured';
import type {
  ClusterReader,
  ResourceReader,
} from '../../kubernetes/resourceReader';
import type { DriftTarget } from './driftTarget';
import {
  COMPONENT_INDEX,
  EVENTS,
  HELM_RELEASES,
  KUSTOMIZATIONS,
  OBJECT_INDEX,
} from './fluxResources';

const FIRST_LOOK_MS = 40;
const FLUX_KINDS = [KUSTOMIZATIONS, HELM_RELEASES];

type FluxTarget = NonNullable<DriftTarget['flux']>;

const groupOf = ({ kind }: FluxObjectFacts) =>
  kind === 'Kustomization' ? KUSTOMIZATIONS.group : HELM_RELEASES.group;

// Asked for only where there is Flux, because a cluster has very many events.
function eventsOf(
  reader: ClusterReader,
  object: FluxObjectFacts,
): readonly ObjectEventFacts[] {
  const id = resourceId({ ...object, group: groupOf(object) });
  const events = reader.listBy(EVENTS, OBJECT_INDEX, id);
  return events.status === 'ok' ? events.value : [];
}

function ofCluster(
  reader: ClusterReader,
  { component }: FluxTarget,
): Pick<DriftInputs, 'flux' | 'problems'> {
  const { name, title, unsupported } = reader.description;
  if (unsupported) {
    return { flux: [], problems: [{ source: title, problem: unsupported }] };
  }
  const readings = FLUX_KINDS.map(kind =>
    reader.listBy(kind, COMPONENT_INDEX, component),
  );
  const flux = readings.flatMap((reading): FluxInputs[] => {
    if (reading.status !== 'ok') return [];
    return reading.value.map(object => ({
      id: fluxId({ cluster: name, ...object }),
      cluster: { name, title },
      object: { ...reading, value: object } as Reading<FluxObjectFacts>,
      events: eventsOf(reader, object),
      writable: true,
    }));
  });
  const problems = readings.flatMap(({ problem }) =>
    problem ? [{ source: title, problem }] : [],
  );
  return { flux, problems };
}

/** The clusters that the entity names and nobody knows. */
function unknownClusters(
  { clusters }: FluxTarget,
  readers: readonly ClusterReader[],
): DriftInputs['problems'] {
  const known = new Set(readers.map(({ description }) => description.name));
  return clusters
    .filter(name => !known.has(name))
    .map(source => ({ source, problem: CLUSTER_NOT_CONFIGURED }));
}

/**
 * What is known now of the Flux objects that carry an entity's label, in the clusters that it names, or in all. A cluster
 * that cannot be read is told of: what it has is not known.
 */
export async function collectFlux(
  target: FluxTarget,
  reader: ResourceReader,
): Promise<Pick<DriftInputs, 'flux' | 'problems'>> {
  const clusters = reader
    .clusters()
    .filter(
      ({ description }) =>
        target.clusters.length === 0 ||
        target.clusters.includes(description.name),
    );
  const readable = clusters.filter(
    ({ description }) => !description.unsupported,
  );
  await reader.ready(FLUX_KINDS, {
    clusters: readable.map(({ description }) => description.name),
    withinMs: FIRST_LOOK_MS,
  });
  const found = clusters.map(cluster => ofCluster(cluster, target));
  return {
    flux: found.flatMap(({ flux }) => flux),
    problems: [
      ...found.flatMap(({ problems }) => problems),
      ...unknownClusters(target, clusters),
    ],
  };
}
