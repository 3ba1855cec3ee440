import { API_VERSION } from '../model/labels';
import { clusterQueuePlaces, selectsNamespace } from './clusterQueuePlace';
import type { QuotaChange } from './quotaChange';
import type { QuotaChangeError } from './quotaChangeError';
import { headSchema, type Head, type QuotaPlace } from './quotaPlace';
import {
  ambiguousObject,
  flavorNeeded,
  noSuchObject,
  noSuchResource,
} from './refusals';
import { quotaResource } from './quotaResource';
import { resourceQuotaPlace } from './resourceQuotaPlace';
import { workspaceNamespace, workspacePlace } from './workspacePlace';
import type { YamlDocument } from './yamlFile';

const KUEUE = 'kueue.x-k8s.io/';

interface Found {
  yaml: YamlDocument;
  head: Head;
}

/**
 * The one place of a file that a change is about.
 *
 * @throws QuotaChangeError where there is none, or more than one
 */
export function quotaPlaceOf(
  documents: readonly YamlDocument[],
  change: QuotaChange,
): QuotaPlace {
  const objects = documents.flatMap(yaml => {
    const head = headSchema.safeParse(yaml.data);
    return head.success ? [{ yaml, head: head.data }] : [];
  });
  const quotas = [
    ...(change.flavor === undefined ? resourceQuotas(objects, change) : []),
    ...(change.flavor === undefined ? workspaces(objects, change) : []),
    ...(isKey(change.resource) ? [] : clusterQueues(objects, change)),
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

/** True for a spelling that no queue has. */
function isKey(resource: string): boolean {
  return resource !== quotaResource(resource);
}

/** Those of the namespace; where none names it, those that leave it to whoever applies the file. */
function resourceQuotas(
  objects: readonly Found[],
  { namespace }: QuotaChange,
): Found[] {
  const all = objects.filter(
    ({ head }) => head.apiVersion === 'v1' && head.kind === 'ResourceQuota',
  );
  const named = all.filter(({ head }) => head.metadata.namespace === namespace);
  return named.length > 0
    ? named
    : all.filter(({ head }) => head.metadata.namespace === undefined);
}

function workspaces(
  objects: readonly Found[],
  { namespace }: QuotaChange,
): Found[] {
  return objects.filter(
    ({ head }) =>
      head.apiVersion === API_VERSION &&
      head.kind === 'Workspace' &&
      workspaceNamespace(head) === namespace,
  );
}

/** Those that belong to the namespace by what the file says, so that nobody changes another team's queue. */
function clusterQueues(
  objects: readonly Found[],
  { namespace }: QuotaChange,
): Found[] {
  const kueue = objects.filter(({ head }) => head.apiVersion.startsWith(KUEUE));
  const all = kueue.filter(({ head }) => head.kind === 'ClusterQueue');
  const local = kueue.filter(({ head }) => head.kind === 'LocalQueue');
  if (all.length === 1 && local.length === 0) return all;
  const used = local
    .filter(({ head }) => head.metadata.namespace === namespace)
    .map(({ head }) => head.spec?.clusterQueue);
  return all.filter(
    ({ head }) =>
      used.includes(head.metadata.name) || selectsNamespace(head, namespace),
  );
}

function isMeant({ kind, metadata }: Head, object?: string): boolean {
  return (
    object === undefined ||
    object === metadata.name ||
    object === `${kind}/${metadata.name}`
  );
}
