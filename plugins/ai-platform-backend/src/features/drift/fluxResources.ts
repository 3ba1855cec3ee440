import {
  ECOSYSTEM_ANNOTATIONS,
  eventFacts,
  helmReleaseFacts,
  kustomizationFacts,
  resourceId,
  type EventFacts,
  type FluxObjectFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { WatchedResource } from '../../kubernetes/resourceReader';

/** Flux objects by the label backstage.io/kubernetes-id. */
export const COMPONENT_INDEX = 'component';
/** Events by the id of the object that they are about. */
export const OBJECT_INDEX = 'object';

const indexes = {
  [COMPONENT_INDEX]: ({ labels }: FluxObjectFacts) => {
    const component = labels?.[ECOSYSTEM_ANNOTATIONS.kubernetesId];
    return component ? [component] : [];
  },
};

export const KUSTOMIZATIONS: WatchedResource<FluxObjectFacts> = {
  group: 'kustomize.toolkit.fluxcd.io',
  versions: ['v1'],
  plural: 'kustomizations',
  optional: true,
  project: kustomizationFacts,
  indexes,
};

export const HELM_RELEASES: WatchedResource<FluxObjectFacts> = {
  group: 'helm.toolkit.fluxcd.io',
  versions: ['v2'],
  plural: 'helmreleases',
  optional: true,
  project: helmReleaseFacts,
  indexes,
};

export const EVENTS: WatchedResource<EventFacts> = {
  group: '',
  versions: ['v1'],
  plural: 'events',
  project: eventFacts,
  indexes: { [OBJECT_INDEX]: ({ ref }) => [resourceId(ref)] },
};
