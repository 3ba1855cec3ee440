/** How a resource stands to what Git, or the Terraform code, says; the best first. @public */
export const DRIFT_STATES = [
  'inSync',
  /** It differs, and somebody or something said that this difference is of no interest. */
  'ignored',
  /** Fields differ. */
  'drifted',
  /** It is in the cluster and no longer in Git. */
  'extra',
  /** It is in Git and not in the cluster. */
  'missing',
  /** It could not be compared. Never shown as "no drift". */
  'unknown',
] as const;
/** @public */
export type DriftState = (typeof DRIFT_STATES)[number];

/** How much a difference matters, the least first; the rules are one table, `drift/severity/rules.ts`. @public */
export const DRIFT_SEVERITIES = ['cosmetic', 'capacity', 'security'] as const;
/** @public */
export type DriftSeverity = (typeof DRIFT_SEVERITIES)[number];

/** Why a difference is noise. Shown as such, never silently dropped. @public */
export const DRIFT_NOISE = [
  /** The server, a webhook or a controller filled in what Git leaves open. */
  'serverDefault',
  /** The Application's own `ignoreDifferences`. */
  'ignoreDifferences',
  /** Argo CD's or Flux's normalisation says that both are the same. */
  'normalised',
  /** The same Kubernetes quantity or number, spelt differently: 1000m and 1. */
  'equalQuantity',
  /** The same members of a list whose order says nothing. */
  'order',
  /** Bookkeeping of the server: managedFields, resourceVersion, status, … */
  'bookkeeping',
  /** A person said so, for a time and with a reason. */
  'person',
] as const;
/** @public */
export type DriftNoise = (typeof DRIFT_NOISE)[number];

/** Where desired state comes from. @public */
export const DRIFT_SOURCES = ['argocd', 'flux', 'terraform'] as const;
/** @public */
export type DriftSource = (typeof DRIFT_SOURCES)[number];

/** Argo CD's health of an application or resource, the best first. @public */
export const HEALTH_STATES = [
  'healthy',
  'suspended',
  'progressing',
  'missing',
  'degraded',
  'unknown',
] as const;
/** @public */
export type HealthState = (typeof HEALTH_STATES)[number];

/** @public */
export const SYNC_STATES = ['synced', 'outOfSync', 'unknown'] as const;
/** @public */
export type SyncState = (typeof SYNC_STATES)[number];

/** Where a running or last operation of the GitOps engine stands. @public */
export const OPERATION_PHASES = [
  'running',
  'terminating',
  'succeeded',
  'failed',
  'error',
] as const;
/** @public */
export type OperationPhase = (typeof OPERATION_PHASES)[number];

/** True for the phases of an operation that has not ended; false where there is none. @public */
export function isRunningPhase(phase: OperationPhase | undefined): boolean {
  return phase === 'running' || phase === 'terminating';
}

/** By what a difference ended. @public */
export const DRIFT_CLOSINGS = [
  /** The cluster was brought back to what Git says. */
  'reverted',
  /** Git was changed to what the cluster has. */
  'codified',
  /** Both changed, or the resource is gone from both, or nobody can tell. */
  'other',
] as const;
/** @public */
export type DriftClosing = (typeof DRIFT_CLOSINGS)[number];

/** The one sentence that matters, as data. @public */
export const DRIFT_HEADLINES = [
  /** No annotation of the entity names an application or a workspace. */
  'noSource',
  /** params: applications, workspaces */
  'inSync',
  /** params: fields, resources, and of those whole, where some are missing or extra; with since and managers beside it */
  'drifted',
  /** The same, and something could not be compared. params: fields, resources, unknown */
  'driftedAndUnknown',
  /** Nothing that could be compared differs, and something could not be. params: unknown */
  'partlyUnknown',
  /** Nothing could be compared. */
  'unknown',
] as const;
/** @public */
export type DriftHeadline = (typeof DRIFT_HEADLINES)[number];

/** Why something cannot be reverted, codified or compared. Each has a text on the page. @public */
export const DRIFT_OBSTACLES = [
  /** A sync window denies it now. */
  'syncWindow',
  /** Another operation is running. */
  'operationRunning',
  /** Argo CD heals by itself; a revert is under way anyway. */
  'selfHeal',
  /** Flux was told to suspend. */
  'suspended',
  /** Neither an API token nor a cluster with the right to write is configured. */
  'notWritable',
  /** No apply workflow is known for the workspace. */
  'noApplyWorkflow',
  /** The value is secret: it must not be written to Git. */
  'secret',
  /** No file of the source holds this resource and field with certainty. */
  'placeNotFound',
  /** More than one place could hold it. */
  'placeAmbiguous',
  /** The manifests are made by a tool that is not understood. */
  'generated',
  /** The repository is not one that can be written to. */
  'repositoryNotWritable',
  /** The configuration of Backstage keeps it from the repository. */
  'repositoryNotAllowed',
  /** The resource is not in Git, or not in the cluster; a field cannot be codified. */
  'wholeResource',
] as const;
/** @public */
export type DriftObstacle = (typeof DRIFT_OBSTACLES)[number];
