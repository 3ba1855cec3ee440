import type { Reading } from '../view/reading';
import type { SourceProblem } from '../view/sourceProblem';
import type {
  ApplicationFacts,
  ClosedDifferenceFacts,
  FluxObjectFacts,
  IgnoreDecisionFacts,
  ManagedResourceFacts,
  ObjectEventFacts,
  OpenDifferenceFacts,
  TerraformReportFacts,
} from './facts';

/** A commit, as the Git host or Argo CD tells it. @public */
export interface CommitFacts {
  revision: string;
  author?: string;
  message?: string;
  /** ISO 8601. */
  at?: string;
}

/** Where an application lives. @public */
export interface InstanceDescription {
  name: string;
  title: string;
}

/** Everything about one Argo CD Application. @public */
export interface ArgocdApplicationInputs {
  /** `applicationId(...)`. */
  id: string;
  instance: InstanceDescription;
  /** The application in Argo CD's own pages, http(s). */
  link?: string;
  parent?: string;
  application: Reading<ApplicationFacts>;
  /** Differences; unavailable where they could not be read, which is never "no drift". */
  resources: Reading<readonly ManagedResourceFacts[]>;
  events: readonly ObjectEventFacts[];
  /** By revision. */
  commits: Readonly<Record<string, CommitFacts>>;
  /** False where a sync window denies a sync by hand now. */
  canSync: boolean;
  /** False where nothing may be written. */
  writable: boolean;
}

/** Everything about one Flux object. @public */
export interface FluxInputs {
  id: string;
  cluster: InstanceDescription;
  object: Reading<FluxObjectFacts>;
  events: readonly ObjectEventFacts[];
  writable: boolean;
}

/** Everything about one Terraform workspace. @public */
export interface TerraformInputs {
  id: string;
  workspace: string;
  organization?: string;
  link?: string;
  report: Reading<TerraformReportFacts>;
  /** A report that was refused after the last good one, and why. */
  refused?: { at: number; message: string };
  /** The apply workflow. */
  applyLink?: string;
}

/** Everything that the view of an entity needs. @public */
export interface DriftInputs {
  argocd: readonly ArgocdApplicationInputs[];
  flux: readonly FluxInputs[];
  terraform: readonly TerraformInputs[];
  /** Sources that the entity names and that do not answer at all. */
  problems: readonly { source: string; problem: SourceProblem }[];
  open: readonly OpenDifferenceFacts[];
  closed: readonly ClosedDifferenceFacts[];
  ignores: readonly IgnoreDecisionFacts[];
}
