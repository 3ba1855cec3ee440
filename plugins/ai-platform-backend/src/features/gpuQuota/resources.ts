import {
  clusterQueueFacts,
  cohortFacts,
  controllerFacts,
  describeResource,
  deviceClassFacts,
  limitRangeFacts,
  localQueueFacts,
  namespaceFacts,
  nodeFacts,
  notebookFacts,
  podFacts,
  resourceClaimFacts,
  resourceFlavorFacts,
  resourceQuotaFacts,
  workloadFacts,
  type ControllerFacts,
  type NamespaceFacts,
  type ObjectFacts,
  type PodFacts,
  type ResourceQuotaFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { WatchedResource } from '../../kubernetes/resourceReader';

const valueOf = (value: string | undefined): readonly string[] =>
  value ? [value] : [];

function core<Facts extends ObjectFacts>(
  plural: string,
  project: (object: unknown) => Facts | undefined,
): WatchedResource<Facts> {
  return { group: '', versions: ['v1'], plural, project };
}

function kueue<Facts extends ObjectFacts>(
  plural: string,
  project: (object: unknown) => Facts | undefined,
): WatchedResource<Facts> {
  return {
    group: 'kueue.x-k8s.io',
    versions: ['v1beta2', 'v1beta1'],
    plural,
    optional: true,
    project,
  };
}

function dra<Facts extends ObjectFacts>(
  plural: string,
  project: (object: unknown) => Facts | undefined,
): WatchedResource<Facts> {
  return {
    group: 'resource.k8s.io',
    versions: ['v1', 'v1beta2', 'v1beta1'],
    plural,
    optional: true,
    project,
  };
}

// A pod of ours may ask for devices by name or by claim; what it holds counts once it has a node.
function holdsAccelerators({ node, requests, claims }: PodFacts): boolean {
  return (
    node !== undefined &&
    (claims !== undefined ||
      Object.keys(requests).some(name => describeResource(name)))
  );
}

/** Index of pods: under `held`, those that hold accelerators on a node. */
export const ACCELERATOR_INDEX = 'accelerator';
/** Index by the label backstage.io/kubernetes-id. */
export const COMPONENT_INDEX = 'component';
/** Index by the label flagstone.dev/workspace. */
export const WORKSPACE_INDEX = 'workspace';
/** Index by the label flagstone.dev/environment. */
export const ENVIRONMENT_INDEX = 'environment';

export const PODS: WatchedResource<PodFacts> = {
  ...core('pods', podFacts),
  indexes: {
    [ACCELERATOR_INDEX]: pod => (holdsAccelerators(pod) ? ['held'] : []),
    [COMPONENT_INDEX]: pod => valueOf(pod.component),
  },
};

export const NAMESPACES: WatchedResource<NamespaceFacts> = {
  ...core('namespaces', namespaceFacts),
  metadataOnly: true,
  indexes: {
    [COMPONENT_INDEX]: namespace => valueOf(namespace.component),
    [WORKSPACE_INDEX]: namespace => valueOf(namespace.workspace),
    [ENVIRONMENT_INDEX]: namespace => valueOf(namespace.environment),
  },
};

export const RESOURCE_QUOTAS: WatchedResource<ResourceQuotaFacts> = {
  ...core('resourcequotas', resourceQuotaFacts),
  indexes: { [WORKSPACE_INDEX]: quota => valueOf(quota.workspace) },
};

export const NODES = core('nodes', nodeFacts);
export const LIMIT_RANGES = core('limitranges', limitRangeFacts);

/** The links of the owner chain. Of a Deployment only its owner matters, so its metadata is enough. */
export const CONTROLLERS: readonly WatchedResource<ControllerFacts>[] = [
  {
    group: 'apps',
    versions: ['v1'],
    plural: 'deployments',
    metadataOnly: true,
    project: controllerFacts('Deployment'),
  },
  {
    group: 'apps',
    versions: ['v1'],
    plural: 'replicasets',
    project: controllerFacts('ReplicaSet'),
  },
  {
    group: 'apps',
    versions: ['v1'],
    plural: 'statefulsets',
    project: controllerFacts('StatefulSet'),
  },
  {
    group: 'batch',
    versions: ['v1'],
    plural: 'jobs',
    project: controllerFacts('Job'),
  },
  {
    group: 'jobset.x-k8s.io',
    versions: ['v1alpha2'],
    plural: 'jobsets',
    optional: true,
    metadataOnly: true,
    project: controllerFacts('JobSet'),
  },
];

export const NOTEBOOKS: WatchedResource<
  NonNullable<ReturnType<typeof notebookFacts>>
> = {
  group: 'kubeflow.org',
  versions: ['v1', 'v1beta1'],
  plural: 'notebooks',
  optional: true,
  metadataOnly: true,
  project: notebookFacts,
};

export const CLUSTER_QUEUES = kueue('clusterqueues', clusterQueueFacts);
export const LOCAL_QUEUES = kueue('localqueues', localQueueFacts);
export const COHORTS = kueue('cohorts', cohortFacts);
export const RESOURCE_FLAVORS = kueue('resourceflavors', resourceFlavorFacts);
export const WORKLOADS = kueue('workloads', workloadFacts);
export const RESOURCE_CLAIMS = dra('resourceclaims', resourceClaimFacts);
export const DEVICE_CLASSES = dra('deviceclasses', deviceClassFacts);

/** Everything that the GPU quota is derived from. */
export const GPU_QUOTA_RESOURCES: readonly WatchedResource[] = [
  NAMESPACES,
  RESOURCE_QUOTAS,
  LIMIT_RANGES,
  NODES,
  PODS,
  ...CONTROLLERS,
  NOTEBOOKS,
  CLUSTER_QUEUES,
  LOCAL_QUEUES,
  COHORTS,
  RESOURCE_FLAVORS,
  WORKLOADS,
  RESOURCE_CLAIMS,
  DEVICE_CLASSES,
];
