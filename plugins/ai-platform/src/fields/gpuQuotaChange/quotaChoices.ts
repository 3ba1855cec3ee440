import {
  quotaResource,
  type AcceleratorQuotaView,
  type ClusterQuotaView,
  type GpuQuotaView,
  type NamespaceQuotaView,
  type QueueView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ChangeRequest } from './changeRequest';

/** A namespace in a cluster. */
export interface QuotaPlaceChoice {
  id: string;
  cluster: ClusterQuotaView;
  namespace: NamespaceQuotaView;
}

type FlavorView = QueueView['flavors'][number];

/** Something in a namespace that a quota counts. */
export interface QuotaChoice {
  id: string;
  /** As the template takes it. */
  resource: string;
  accelerator?: AcceleratorQuotaView;
  compute?: NamespaceQuotaView['compute'][number];
  /** Where a queue limits it: which flavour of which queue, and the other flavours that have it too. */
  queue?: { name: string; flavor: FlavorView; others: readonly FlavorView[] };
  /** The quota as it is. */
  hard?: string;
  used: string;
}

/** The namespaces of a view. */
export function placesOf(view: GpuQuotaView | undefined): QuotaPlaceChoice[] {
  return (view?.clusters ?? []).flatMap(cluster =>
    cluster.namespaces.map(namespace => ({
      id: `${cluster.name}/${namespace.namespace}`,
      cluster,
      namespace,
    })),
  );
}

/** What can be changed in a namespace: its accelerators first, by flavour where a queue limits them. */
export function choicesOf(namespace: NamespaceQuotaView): QuotaChoice[] {
  return [
    ...namespace.accelerators.flatMap(accelerator =>
      acceleratorChoices(namespace, accelerator),
    ),
    ...namespace.compute.map(compute => ({
      ...{ id: compute.key, resource: compute.key, compute },
      ...{ hard: compute.hard, used: compute.used },
    })),
  ];
}

/** The place that a request is about; the first one where it does not say. */
export function chosenPlace(
  places: readonly QuotaPlaceChoice[],
  { cluster, namespace }: ChangeRequest,
): QuotaPlaceChoice | undefined {
  if (namespace === undefined) return places[0];
  return places.find(
    place =>
      place.namespace.namespace === namespace &&
      (cluster === undefined || place.cluster.name === cluster),
  );
}

/** What a request is about; the first one where it does not say. */
export function chosenChoice(
  choices: readonly QuotaChoice[],
  { resource, flavor }: ChangeRequest,
): QuotaChoice | undefined {
  if (resource === undefined) return choices[0];
  const same = choices.filter(
    choice => quotaResource(choice.resource) === quotaResource(resource),
  );
  return same.find(choice => choice.queue?.flavor.flavor === flavor) ?? same[0];
}

function acceleratorChoices(
  { queues }: NamespaceQuotaView,
  accelerator: AcceleratorQuotaView,
): QuotaChoice[] {
  const { resource, quotaKeys, hard, used, limitedBy } = accelerator;
  const flavors = queues.flatMap(({ clusterQueue, flavors: all }) => {
    const same = all.filter(flavor => flavor.resource === resource);
    return same.map(flavor => ({
      ...{ name: clusterQueue, flavor },
      others: same.filter(other => other !== flavor),
    }));
  });
  if (limitedBy === 'clusterQueue' && flavors.length > 0) {
    return flavors.map(queue => ({
      id: `${resource} ${queue.name} ${queue.flavor.flavor}`,
      ...{ resource, accelerator, queue },
      ...{ hard: queue.flavor.nominal, used: queue.flavor.used },
    }));
  }
  // Where a queue has it too, only the key says that the ResourceQuota is meant.
  const key = flavors.length > 0 ? quotaKeys[0] ?? resource : resource;
  return [{ id: resource, resource: key, accelerator, hard, used }];
}
