import type { JsonValue } from './json';
import type {
  DriftClosing,
  HealthState,
  OperationPhase,
  SyncState,
} from '../view/driftVocabulary';

/** Names one Kubernetes object. @public */
export interface ResourceRef {
  group: string;
  kind: string;
  /** Empty for cluster-scoped objects. */
  namespace: string;
  name: string;
}

/** A rule of an Application that tells what not to compare. @public */
export interface IgnoreRule {
  group?: string;
  kind: string;
  namespace?: string;
  name?: string;
  jsonPointers?: string[];
  jqPathExpressions?: string[];
  managedFieldsManagers?: string[];
}

/** One source of an Application. @public */
export interface ApplicationSource {
  repoUrl: string;
  path?: string;
  targetRevision?: string;
  chart?: string;
  /** Name by which value files of other sources refer to it. */
  ref?: string;
  helm?: {
    releaseName?: string;
    valueFiles: string[];
    /** True where the Application holds values, parameters or file parameters of its own. */
    inlineValues: boolean;
  };
  /** True where the Application itself patches, sets images or adds labels. */
  kustomize?: { inline: boolean };
  directory?: { recurse: boolean; jsonnet: boolean };
  plugin?: boolean;
}

/** Status of one resource, as the Application's own status says it. @public */
export interface ResourceStatusFacts extends ResourceRef {
  version: string;
  sync: SyncState;
  health?: HealthState;
  requiresPruning: boolean;
  hook: boolean;
}

/** What is kept of an Argo CD Application; watched or listed, the same. @public */
export interface ApplicationFacts {
  namespace: string;
  name: string;
  resourceVersion: string;
  labels?: Record<string, string>;
  project: string;
  /** Where it deploys to. */
  destination: { server?: string; name?: string; namespace?: string };
  sources: ApplicationSource[];
  /** True for an Application with `spec.sources`. */
  multiSource: boolean;
  sync: SyncState;
  revisions: string[];
  health: HealthState;
  /** ISO 8601. */
  reconciledAt?: string;
  automated: boolean;
  /** True where Argo CD, as it syncs by itself, also deletes what is not in Git. */
  autoPrune: boolean;
  selfHeal: boolean;
  ignoreDifferences: IgnoreRule[];
  /** True for `RespectIgnoreDifferences` and `ServerSideApply` among the sync options. */
  syncOptions: string[];
  conditions: { type: string; message: string }[];
  operation?: {
    phase: OperationPhase;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
    by?: string;
    resources?: ResourceRef[];
  };
  history: {
    id: string;
    deployedAt: string;
    revisions: string[];
    by?: string;
    /** The sources at that time, for the links to their commits. */
    repoUrls: string[];
  }[];
  resources: ResourceStatusFacts[];
}

/**
 * One resource as Argo CD compares it. Secret data is masked already: `want` and `have` hold `MASKED` or
 * `MASKED_OTHER` in its place, so that equal and different can be told and nothing else.
 * @public
 */
export interface ManagedResourceFacts extends ResourceRef {
  hook: boolean;
  /** predictedLiveState: what the object would be after a sync; null where it is not in Git. */
  want: JsonValue;
  /** normalizedLiveState; null where it is not in the cluster. */
  have: JsonValue;
  /** targetState and liveState, before ignoreDifferences and normalisation. */
  target: JsonValue;
  live: JsonValue;
  /** Why it cannot be compared; all four forms are null then. */
  problem?: string;
}

/** An event of the cluster about an object, where the cluster is configured. @public */
export interface ObjectEventFacts {
  ref: ResourceRef;
  reason: string;
  source: string;
  message: string;
  /** ISO 8601. */
  at: string;
}

/** One change of a Terraform resource, out of `resource_drift` or `resource_changes`; sensitive values are masked. @public */
export interface TerraformChangeFacts {
  address: string;
  previousAddress?: string;
  module?: string;
  mode: 'managed' | 'data';
  type: string;
  name: string;
  provider: string;
  /** Key of a deposed object: one that waits to be destroyed. */
  deposed?: string;
  actions: string[];
  actionReason?: string;
  importing: boolean;
  /** Fields that differ. */
  differences: {
    path: string;
    want?: TerraformSide;
    have?: TerraformSide;
    replaces: boolean;
    /** False where no other resource or output of the configuration reads it. */
    relevant: boolean;
  }[];
  /** Fields beyond those that are kept. */
  omitted: number;
}

/** A value in a plan. @public */
export type TerraformSide =
  | { kind: 'value'; text: string }
  | { kind: 'masked' }
  | { kind: 'afterApply' };

/** A plan, summarised. @public */
export interface TerraformReportFacts {
  workspace: string;
  organization?: string;
  engine: 'terraform' | 'opentofu';
  engineVersion: string;
  formatVersion: string;
  /** ISO 8601; when the plan was made. */
  plannedAt: string;
  /** ISO 8601; when it came here. */
  receivedAt: string;
  commit?: string;
  /** http(s). */
  run?: string;
  refreshOnly: boolean;
  /** A plan that ended with errors is no proof of anything. */
  errored: boolean;
  resources: number;
  drift: TerraformChangeFacts[];
  omittedDrift: number;
  changes: TerraformChangeFacts[];
  omittedChanges: number;
  counts: {
    add: number;
    change: number;
    destroy: number;
    replace: number;
    import: number;
    move: number;
    forget: number;
  };
}

/** A Flux Kustomization or HelmRelease. @public */
export interface FluxObjectFacts {
  kind: 'Kustomization' | 'HelmRelease';
  namespace: string;
  name: string;
  labels?: Record<string, string>;
  suspended: boolean;
  /** HelmRelease: how drift is dealt with. */
  driftDetection?: 'enabled' | 'warn' | 'disabled';
  ignoreRules: number;
  conditions: {
    type: string;
    status: 'True' | 'False' | 'Unknown';
    reason: string;
    message: string;
    /** ISO 8601. */
    at: string;
  }[];
  /** As the kustomize-controller writes it, branch and commit. */
  lastAppliedRevision?: string;
  lastAttemptedRevision?: string;
  inventory: ResourceRef[];
  /** `spec.interval` in milliseconds: an older verdict is stale. */
  intervalMs?: number;
  /** Value of the annotation reconcile.fluxcd.io/requestedAt that was dealt with last. */
  lastHandledReconcileAt?: string;
  history: { revision: string; at: string; status: string }[];
  generation: number;
  observedGeneration: number;
}

/** A difference that is open, as the database has it. @public */
export interface OpenDifferenceFacts {
  application: string;
  resource: string;
  /** Empty for a missing or extra resource. */
  path: string;
  /** Milliseconds since 1970. */
  openedAt: number;
  seenAt: number;
  /** Texts of both sides when it opened; absent where masked or not there. */
  want?: string;
  have?: string;
}

/** One that ended. @public */
export interface ClosedDifferenceFacts extends OpenDifferenceFacts {
  closedAt: number;
  by: DriftClosing;
  person?: string;
}

/** A person's word that a difference is of no interest for a time. @public */
export interface IgnoreDecisionFacts {
  id: string;
  application: string;
  resource: string;
  /** Absent: the whole resource. */
  path?: string;
  person: string;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
  until: number;
}
