import type { AcceleratorType } from './accelerators';
import type { DocumentMetadata } from './documentMetadata';
import type {
  Capacity,
  Cloud,
  Layout,
  Profile,
  Sharing,
  Stage,
  TaintEffect,
} from './vocabulary';

/** @public */
export type EnvironmentMetadata = DocumentMetadata;

/** @public */
export interface Network {
  /** IPv4 range of the nodes (and, on AWS, of the pods). */
  cidr: string;
  /** Number of availability zones. */
  zones: number;
  /** True if the API server has no public address. */
  privateApi: boolean;
  /** Ranges that may reach a public API server. */
  apiAllowedCidrs: string[];
  /** DNS domain under which the services' hosts lie. */
  domain: string;
}

/** @public */
export interface PoolAccelerator {
  type: AcceleratorType;
  /** Accelerators a node. */
  count: number;
  sharing: Sharing;
  migProfile?: string;
  /** Pods that share one device, with time-slicing. */
  replicas?: number;
}

/** @public */
export interface Taint {
  key: string;
  value: string;
  effect: TaintEffect;
}

/** @public */
export interface NodePool {
  name: string;
  machine: string;
  min: number;
  max: number;
  capacity: Capacity;
  /** Boot disk in GB. */
  diskGb: number;
  accelerator?: PoolAccelerator;
  labels: Record<string, string>;
  taints: Taint[];
}

/** The services of an environment and their sizes. Volumes in GB, retention in days. @public */
export interface Platform {
  kubeflow: {
    enabled: boolean;
    /** Namespaces that get a Kubeflow profile. */
    profiles: string[];
    notebooks: boolean;
    pipelines: boolean;
    katib: boolean;
  };
  kserve: { enabled: boolean; replicas: number };
  mlflow: { enabled: boolean; replicas: number; storageGb: number };
  feast: { enabled: boolean; replicas: number };
  modelRegistry: { enabled: boolean; storageGb: number };
  argoWorkflows: { enabled: boolean; replicas: number; retentionDays: number };
  airflow: { enabled: boolean; workers: number; storageGb: number };
  kueue: { enabled: boolean; replicas: number };
  gpuOperator: { enabled: boolean };
  monitoring: {
    enabled: boolean;
    replicas: number;
    retentionDays: number;
    storageGb: number;
  };
  logging: { enabled: boolean; retentionDays: number; storageGb: number };
  policy: 'gatekeeper' | 'kyverno';
  secrets: 'external-secrets' | 'sealed-secrets' | 'sops';
  ingress: 'nginx' | 'envoy-gateway';
  mesh: 'none' | 'istio';
}

/** @public */
export interface GitOps {
  engine: 'argocd' | 'flux';
  repoUrl: string;
  revision: string;
  /** Name (or https URL) under which Argo CD knows the cluster. */
  cluster: string;
  layout: Layout;
}

/** Where the Terraform state lies; which fields are there depends on the cloud. @public */
export interface IacState {
  /** AWS and Google Cloud: the bucket. */
  bucket?: string;
  /** AWS: the bucket's region. */
  region?: string;
  /** AWS and Google Cloud: the key that encrypts the state. */
  kmsKey?: string;
  /** Azure: resource group of the storage account. */
  resourceGroup?: string;
  storageAccount?: string;
  container?: string;
}

/** @public */
export interface Iac {
  engine: 'terraform' | 'opentofu';
  state: IacState;
  modules: {
    /** A folder (`./`, `../` or `/`) or a Git URL that holds the three modules. */
    source: string;
    /** Semantic version, a tag of the Git repository; of no effect on a folder. */
    version: string;
  };
}

/** @public */
export interface Budget {
  /** Amount a month. */
  monthly: number;
  /** ISO 4217 code. */
  currency: string;
  /** Percentages of the amount at which the owner is told. */
  alertAt: number[];
}

/** @public */
export interface EnvironmentSpec {
  stage: Stage;
  cloud: Cloud;
  account: string;
  region: string;
  profile: Profile;
  network: Network;
  kubernetes: { version: string };
  nodePools: NodePool[];
  platform: Platform;
  gitops: GitOps;
  iac: Iac;
  budget: Budget;
}

/** A parsed AI environment: everything that was left out is filled in. @public */
export interface Environment {
  apiVersion: 'flagstone/v1';
  kind: 'Environment';
  metadata: EnvironmentMetadata;
  spec: EnvironmentSpec;
}
