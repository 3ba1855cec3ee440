import { clusterQueuePlaces, selectedNamespace } from './clusterQueuePlace';
import type { QuotaChange } from './quotaChange';
import type { QuotaChangeError } from './quotaChangeError';
import {
  quotaObjects,
  type FoundObject,
  type QuotaObjects,
} from './quotaObjects';
import type { Head, QuotaPlace } from './quotaPlace';
import {
  ambiguousObject,
  flavorNeeded,
  noSuchObject,
  noSuchResource,
} from './refusals';
import { isQuotaKey } from './quotaResource';
import { resourceQuotaPlace } from './resourceQuotaPlace';
import { workspaceNamespace, workspacePlace } from './workspacePlace';
import type { YamlDocument } from '../yamlText/yamlDocuments';

/**
 * The one place of a file that a change is about.
 *
 * @throws QuotaChangeError where there is none, or more than one
 */
export function quotaPlaceOf(
  documents: readonly YamlDocument[],
  change: QuotaChange,
): QuotaPlace {
  const objects = quotaObjects(documents);
  const quotas = [
    ...(change.flavor === undefined ? resourceQuotas(objects, change) : []),
    ...(change.flavor === undefined ? workspaces(objects, change) : []),
    ...(isQuotaKey(change.resource) ? [] : clusterQueues(objects, change)),
  ].filter(({ head }) => isMeant(head, change.object));
  if (quotas.length === 0) throw noSuchObject(change.namespace, change.object);
  const places = quotas.flatMap(({ yaml, head }) =>
    placesIn(yaml, head, change),
  );
  const withValue = places.filter(place => place.value);
  return onlyOne(
    withValue.length > 0 ? withValue : places.filter(place => place.map),
    noSuchResource(
      places.map(place => place.object),
      change.resource,
    ),
  );
}

function placesIn(
  yaml: YamlDocument,
  head: Head,
  change: QuotaChange,
): QuotaPlace[] {
  switch (head.kind) {
    case 'ClusterQueue':
      return clusterQueuePlaces(yaml, head, change);
    case 'Workspace':
      return [workspacePlace(yaml, head, change)];
    default:
      return [resourceQuotaPlace(yaml, head, change)];
  }
}

function onlyOne(
  places: readonly QuotaPlace[],
  none: QuotaChangeError,
): QuotaPlace {
  const [first, ...others] = places;
  if (!first) throw none;
  if (others.length === 0) return first;
  if (others.every(({ object }) => object === first.object)) {
    throw flavorNeeded(
      first.object.name,
      places.map(place => `${place.flavor}`),
    );
  }
  throw ambiguousObject([...new Set(places.map(place => place.object))]);
}

/** Those of the namespace; where none names it, those that leave it to whoever applies the file. */
function resourceQuotas(
  { resourceQuotas: all }: QuotaObjects,
  { namespace }: QuotaChange,
): FoundObject[] {
  const named = all.filter(({ head }) => head.metadata.namespace === namespace);
  return named.length > 0
    ? named
    : all.filter(({ head }) => head.metadata.namespace === undefined);
}

function workspaces(
  objects: QuotaObjects,
  { namespace }: QuotaChange,
): FoundObject[] {
  return objects.workspaces.filter(
    ({ head }) => workspaceNamespace(head) === namespace,
  );
}

/** Those that belong to the namespace by what the file says, so that nobody changes another team's queue. */
function clusterQueues(
  { clusterQueues: all, localQueues: local }: QuotaObjects,
  { namespace }: QuotaChange,
): FoundObject[] {
  if (all.length === 1 && local.length === 0) return all;
  const used = local
    .filter(({ head }) => head.metadata.namespace === namespace)
    .map(({ head }) => head.spec?.clusterQueue);
  return all.filter(
    ({ head }) =>
      used.includes(head.metadata.name) ||
      selectedNamespace(head) === namespace,
  );
}

function isMeant({ kind, metadata }: Head, object?: string): boolean {
  return (
    object === undefined ||
    object === metadata.name ||
    object === `${kind}/${metadata.name}`
  );
}
