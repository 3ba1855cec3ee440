/**
 * @typedef {object} Kind
 * @property {string} group API group; empty for the core group
 * @property {string} version
 * @property {string} kind
 * @property {string} plural
 * @property {boolean} namespaced
 * @property {string[]} [shortNames]
 * @property {readonly string[]} [fields] what a fieldSelector may name beside metadata.name and metadata.namespace
 */

const CLUSTER = false;
const NAMESPACED = true;

/** The kinds that the sandbox serves, each at the one version that it is served at. */
export const KINDS = [
  {
    ...described('', 'v1', 'Pod', 'pods', NAMESPACED, 'po'),
    fields: ['spec.nodeName', 'status.phase'],
  },
  described('', 'v1', 'Namespace', 'namespaces', CLUSTER, 'ns'),
  described('', 'v1', 'Node', 'nodes', CLUSTER, 'no'),
  described('', 'v1', 'ResourceQuota', 'resourcequotas', NAMESPACED, 'quota'),
  described('', 'v1', 'LimitRange', 'limitranges', NAMESPACED, 'limits'),
  described('', 'v1', 'ConfigMap', 'configmaps', NAMESPACED, 'cm'),
  described('', 'v1', 'Service', 'services', NAMESPACED, 'svc'),
  described(
    'policy',
    'v1',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
    NAMESPACED,
    'pdb',
  ),
  ...inGroup('argoproj.io', 'v1alpha1', [
    ['Application', 'applications', NAMESPACED, 'app'],
    ['AppProject', 'appprojects', NAMESPACED],
  ]),
  ...inGroup('apps', 'v1', [
    ['Deployment', 'deployments', NAMESPACED, 'deploy'],
    ['ReplicaSet', 'replicasets', NAMESPACED, 'rs'],
    ['StatefulSet', 'statefulsets', NAMESPACED, 'sts'],
  ]),
  described('batch', 'v1', 'Job', 'jobs', NAMESPACED),
  ...inGroup('resource.k8s.io', 'v1', [
    ['DeviceClass', 'deviceclasses', CLUSTER],
    ['ResourceClaim', 'resourceclaims', NAMESPACED],
    ['ResourceClaimTemplate', 'resourceclaimtemplates', NAMESPACED],
    ['ResourceSlice', 'resourceslices', CLUSTER],
  ]),
  described('jobset.x-k8s.io', 'v1alpha2', 'JobSet', 'jobsets', NAMESPACED),
  described(
    'trainer.kubeflow.org',
    'v1alpha1',
    'TrainJob',
    'trainjobs',
    NAMESPACED,
  ),
  described('kubeflow.org', 'v1', 'Notebook', 'notebooks', NAMESPACED),
  described(
    'serving.kserve.io',
    'v1beta1',
    'InferenceService',
    'inferenceservices',
    NAMESPACED,
    'isvc',
  ),
  ...inGroup('kueue.x-k8s.io', 'v1beta2', [
    ['ClusterQueue', 'clusterqueues', CLUSTER, 'cq'],
    ['Cohort', 'cohorts', CLUSTER],
    ['LocalQueue', 'localqueues', NAMESPACED, 'lq'],
    ['ResourceFlavor', 'resourceflavors', CLUSTER, 'rf'],
    ['Workload', 'workloads', NAMESPACED, 'wl'],
  ]),
];

function described(group, version, kind, plural, namespaced, ...shortNames) {
  return { group, version, kind, plural, namespaced, shortNames };
}

function inGroup(group, version, kinds) {
  return kinds.map(kind => described(group, version, ...kind));
}

/** `v1`, or `<group>/<version>`. */
export function apiVersionOf({ group, version }) {
  return group ? `${group}/${version}` : version;
}

/** True for what Kubernetes itself defines, false for custom resources. */
export function isBuiltIn({ group }) {
  return !group.includes('.') || group === 'resource.k8s.io';
}
