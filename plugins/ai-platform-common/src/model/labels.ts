/** `apiVersion` of every document. @public */
export const API_VERSION = 'flagstone/v1';

/**
 * Labels on nodes and Kubernetes objects that Flagstone emits, and that its cards select by.
 * One list for both sides, so that what is written is what is found.
 * @public
 */
export const LABELS = {
  /** The environment's `metadata.name`. */
  environment: 'flagstone.dev/environment',
  /** The environment's `metadata.project`. */
  project: 'flagstone.dev/project',
  /** dev, test, staging or prod. */
  stage: 'flagstone.dev/stage',
  /** The workspace's `metadata.name`, on its namespace and everything in it. */
  workspace: 'flagstone.dev/workspace',
  /** The platform service that an object belongs to. */
  service: 'flagstone.dev/service',
  /** On nodes: the name of the pool. */
  pool: 'flagstone.dev/pool',
  /** On nodes: system, general or accelerator. */
  poolRole: 'flagstone.dev/pool-role',
  /** On nodes: on-demand or spot. */
  capacity: 'flagstone.dev/capacity',
  /** On nodes: the accelerator id, for example nvidia-l4. */
  accelerator: 'flagstone.dev/accelerator',
} as const;

/** The prefix that documents may not use for labels and taints of their own. */
export const RESERVED_LABEL_PREFIX = 'flagstone.dev/';

/** Taint of spot nodes: work that survives a lost node tolerates it. @public */
export const SPOT_TAINT = {
  key: 'flagstone.dev/spot',
  value: 'true',
  effect: 'NoSchedule',
} as const;

/** Annotations of catalog entities that Flagstone writes and reads. @public */
export const ANNOTATIONS = {
  /** URL of the document that describes the entity. */
  document: 'ai-platform/document',
  environment: 'ai-platform/environment',
  /** Name of the workspace whose namespace and quota the entity's page shows. */
  workspace: 'ai-platform/workspace',
  /** URL of the file in Git that holds the quota: a Workspace, a ResourceQuota or a ClusterQueue. */
  quotaDocument: 'ai-platform/quota-document',
  stage: 'ai-platform/stage',
  cloud: 'ai-platform/cloud',
  region: 'ai-platform/region',
  account: 'ai-platform/account',
} as const;

/** Annotations of the ecosystem that Flagstone writes and reads, so that one entity serves every plugin. @public */
export const ECOSYSTEM_ANNOTATIONS = {
  argocdAppName: 'argocd/app-name',
  argocdAppNamespace: 'argocd/app-namespace',
  argocdAppSelector: 'argocd/app-selector',
  argocdInstanceName: 'argocd/instance-name',
  argocdProjectName: 'argocd/project-name',
  kubernetesCluster: 'backstage.io/kubernetes-cluster',
  kubernetesId: 'backstage.io/kubernetes-id',
  kubernetesNamespace: 'backstage.io/kubernetes-namespace',
  kubernetesLabelSelector: 'backstage.io/kubernetes-label-selector',
  terraformOrganization: 'terraform/organization',
  terraformWorkspaces: 'terraform/workspaces',
} as const;

/** Catalog entity `spec.type` of an environment. @public */
export const ENVIRONMENT_ENTITY_TYPE = 'ai-environment';
