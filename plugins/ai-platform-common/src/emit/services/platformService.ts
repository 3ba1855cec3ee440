/** Plain data that a printer can write: no class instances, no functions, no undefined. @public */
export type Data =
  | string
  | number
  | boolean
  | null
  | Data[]
  | { [key: string]: Data };

/** Helm values. */
export type Values = { [key: string]: Data };

/** A Kubernetes object. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [key: string]: Data | undefined;
}

/** A kind of object, as an AppProject lists it. */
export interface GroupKind {
  group: string;
  kind: string;
}

/** A Helm chart at a pinned version. */
export interface ChartRef {
  name: string;
  version: string;
  /** `https://…` for a chart repository, `oci://…` (without the chart's name) for a registry. */
  repoUrl: string;
}

/** A change to what Kustomize bases bring, for every object that matches. */
export interface KustomizePatch {
  /** Regular expressions, anchored by Kustomize; left out where the patch itself names one object. */
  target?: { group?: string; kind?: string; name?: string };
  /** A strategic merge patch, or a list of JSON 6902 operations. */
  patch: Data;
}

/** Fields that controllers write, which are no drift. The shape is Argo CD's. */
export interface IgnoreDifference {
  group: string;
  kind: string;
  name?: string;
  jsonPointers?: string[];
  jqPathExpressions?: string[];
}

/** A Secret that a service expects and that no file in Git may hold. */
export interface SecretNeed {
  /** Service that reads it; with the environment's name, the entry in the secret manager. */
  service: string;
  namespace: string;
  name: string;
  /** Keys of the Secret, with the property of the entry (a JSON object) that fills each. */
  keys: Record<string, string>;
  /** Keys that are composed of properties, as Go templates. */
  templates?: Record<string, string>;
}

/**
 * One deployable part of an environment, whatever engine deploys it:
 * a chart with values, a Kustomize folder, plain objects, or a chart with objects beside it.
 */
export interface PlatformService {
  /** Folder name and suffix of the Application's name: a DNS label of at most 30 characters. */
  id: string;
  title: string;
  namespace: string;
  /** Sync wave; a lower one is deployed first. CRDs and operators come before what uses them. */
  wave: number;
  /** Ids of the services that must be healthy before this one starts; all of them are in the same list. */
  dependsOn: string[];
  chart?: ChartRef;
  /** Values that follow from cloud, profile and sizes; only with a chart. */
  values?: Values;
  /** Values that differ by stage, laid over `values`; only with a chart. */
  overlay?: Values;
  /** Remote Kustomize bases, `https://…//path?ref=version`. */
  kustomizeBases?: string[];
  /** Changes to the bases, in order; only with bases. */
  kustomizePatches?: KustomizePatch[];
  /** Objects that lie in Git beside the values. */
  manifests?: Manifest[];
  /** Secrets that it reads. */
  secrets?: SecretNeed[];
  /** Cluster-scoped kinds that the service creates; the AppProject admits these and no others. */
  clusterKinds: GroupKind[];
  /** Namespaces beside `namespace` that it writes into (for example kube-system). */
  extraNamespaces: string[];
  ignoreDifferences: IgnoreDifference[];
  /** Labels of the namespace, for example the pod security level. */
  namespaceLabels: Record<string, string>;
}
