import { z } from 'zod';
import {
  DRIFT_CLOSINGS,
  DRIFT_HEADLINES,
  DRIFT_NOISE,
  DRIFT_OBSTACLES,
  DRIFT_SEVERITIES,
  DRIFT_SOURCES,
  DRIFT_STATES,
  HEALTH_STATES,
  OPERATION_PHASES,
  SYNC_STATES,
} from './driftVocabulary';
import { sourceProblemSchema } from './sourceProblem';

/** ISO 8601 in UTC. */
const timeSchema = z.string();
/** http or https. */
const linkSchema = z.string();

/** One side of a difference; the side is absent where the field is not there. */
const valueSchema = z.discriminatedUnion('kind', [
  /** A scalar as YAML writes it, or a small structure as YAML; cut at 4,000 characters. */
  z.object({ kind: z.literal('value'), text: z.string() }),
  /** Secret: that both sides differ is all that is told. */
  z.object({ kind: z.literal('masked') }),
  /** Terraform: known after apply. */
  z.object({ kind: z.literal('afterApply') }),
]);

/** Who changed something, as far as the cluster or the run tells. */
const actorSchema = z.object({
  /** Field manager (kubectl-edit, kubectl-scale, cluster-autoscaler), event source, or Terraform run. */
  manager: z.string(),
  /** How the manager wrote: Update, Apply; or the subresource: scale, status. */
  operation: z.string().optional(),
  at: timeSchema.optional(),
  link: linkSchema.optional(),
});

const ignoredSchema = z.object({
  by: z.enum(DRIFT_NOISE),
  /** Of a person's decision. */
  id: z.string().optional(),
  person: z.string().optional(),
  reason: z.string().optional(),
  until: timeSchema.optional(),
});

const differenceSchema = z.object({
  /** `spec.template.spec.containers[name=server].image`; list members by their merge key, else by index. */
  path: z.string(),
  want: valueSchema.optional(),
  have: valueSchema.optional(),
  severity: z.enum(DRIFT_SEVERITIES),
  /** Id of the rule in the severity table that decided. */
  rule: z.string(),
  since: timeSchema.optional(),
  /** True where `since` is when it was first seen: the change may be older. */
  sinceSeen: z.boolean().optional(),
  who: actorSchema.optional(),
  ignored: ignoredSchema.optional(),
});

const resourceSchema = z.object({
  /** Stable within its application or workspace: `apps/Deployment/fraud/detector`, or the Terraform address. */
  id: z.string(),
  group: z.string(),
  /** Terraform: the resource type. */
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  state: z.enum(DRIFT_STATES),
  /** The worst of the differences that are not ignored. */
  severity: z.enum(DRIFT_SEVERITIES).optional(),
  health: z.enum(HEALTH_STATES).optional(),
  since: timeSchema.optional(),
  sinceSeen: z.boolean().optional(),
  who: actorSchema.optional(),
  /** The ones that matter first, then those that are ignored. */
  differences: z.array(differenceSchema),
  /** Differences beyond the 200 that are sent. */
  omitted: z.number().optional(),
  /** What differs and the keys around it as YAML, masked, for a diff of both; absent on the side that is not there. */
  wantText: z.string().optional(),
  haveText: z.string().optional(),
  ignored: ignoredSchema.optional(),
  /** Why it could not be compared. */
  problem: z.string().optional(),
  revert: z.object({ obstacle: z.enum(DRIFT_OBSTACLES).optional() }).optional(),
  codify: z.object({ obstacle: z.enum(DRIFT_OBSTACLES).optional() }).optional(),
});

const commitSchema = z.object({
  revision: z.string(),
  author: z.string().optional(),
  message: z.string().optional(),
  at: timeSchema.optional(),
  link: linkSchema.optional(),
});

const deploySchema = z.object({
  id: z.string(),
  at: timeSchema,
  by: z.string().optional(),
  /** One a source of the application, in their order. */
  commits: z.array(commitSchema),
});

const operationSchema = z.object({
  phase: z.enum(OPERATION_PHASES),
  message: z.string().optional(),
  startedAt: timeSchema.optional(),
  finishedAt: timeSchema.optional(),
  by: z.string().optional(),
  /** Ids of the resources it is about; absent: all. */
  resources: z.array(z.string()).optional(),
});

const countsSchema = z.object({
  /** Fields, without those that are ignored; a missing or extra resource counts as one. */
  fields: z.number(),
  resources: z.number(),
  security: z.number(),
  capacity: z.number(),
  cosmetic: z.number(),
  ignored: z.number(),
});

const applicationSchema = z.object({
  /** Opaque; write routes name the application by it. */
  id: z.string(),
  source: z.enum(DRIFT_SOURCES),
  /** Application, Kustomization, HelmRelease. */
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
  project: z.string().optional(),
  /** Argo CD instance or cluster. */
  instance: z.object({ name: z.string(), title: z.string() }),
  link: linkSchema.optional(),
  /** Id of the application whose child it is. */
  parent: z.string().optional(),
  state: z.enum(DRIFT_STATES),
  sync: z.enum(SYNC_STATES),
  health: z.enum(HEALTH_STATES),
  /** When the engine last compared; absent: never. */
  comparedAt: timeSchema.optional(),
  /** True where the verdict is old: the engine is down, suspended, or cannot be reached. */
  stale: z.boolean(),
  /** What keeps it from being compared, or its data from being fresh. */
  problems: z.array(sourceProblemSchema),
  /** What the engine says of itself: ComparisonError, SyncError, … */
  conditions: z.array(z.object({ type: z.string(), message: z.string() })),
  counts: countsSchema,
  since: timeSchema.optional(),
  selfHeal: z.boolean(),
  resources: z.array(resourceSchema),
  /** Resources beyond the 500 that are sent. */
  omitted: z.number().optional(),
  lastDeploy: deploySchema.optional(),
  history: z.array(deploySchema),
  operation: operationSchema.optional(),
  revert: z.object({ obstacle: z.enum(DRIFT_OBSTACLES).optional() }),
});

const changesSchema = z.object({
  add: z.number(),
  change: z.number(),
  destroy: z.number(),
  replace: z.number(),
  import: z.number(),
  move: z.number(),
  forget: z.number(),
});

const workspaceSchema = z.object({
  id: z.string(),
  name: z.string(),
  organization: z.string().optional(),
  engine: z.enum(['terraform', 'opentofu']).optional(),
  engineVersion: z.string().optional(),
  link: linkSchema.optional(),
  state: z.enum(DRIFT_STATES),
  /** When the plan was made; absent: there is no report. */
  plannedAt: timeSchema.optional(),
  stale: z.boolean(),
  problems: z.array(sourceProblemSchema),
  commit: z.string().optional(),
  run: linkSchema.optional(),
  counts: countsSchema,
  since: timeSchema.optional(),
  /** What really differs from the last state. */
  resources: z.array(resourceSchema),
  omitted: z.number().optional(),
  /** What the code would change beside it; absent in a refresh-only plan. */
  pending: changesSchema.optional(),
  pendingResources: z.array(
    z.object({
      id: z.string(),
      action: z.string(),
      reason: z.string().optional(),
    }),
  ),
  revert: z.object({
    /** The apply workflow to open, where it cannot be dispatched from here. */
    link: linkSchema.optional(),
    obstacle: z.enum(DRIFT_OBSTACLES).optional(),
  }),
});

const closedSchema = z.object({
  application: z.string(),
  resource: z.string(),
  path: z.string(),
  openedAt: timeSchema,
  closedAt: timeSchema,
  by: z.enum(DRIFT_CLOSINGS),
  /** Who asked for it on the page. */
  person: z.string().optional(),
});

/** What `GET /v1/entities/:namespace/:kind/:name/drift` answers. @public */
export const driftViewSchema = z.object({
  headline: z.object({
    code: z.enum(DRIFT_HEADLINES),
    params: z.record(z.union([z.string(), z.number()])),
    since: timeSchema.optional(),
    /** Field managers, those who changed the most first; at most three. */
    managers: z.array(z.string()),
  }),
  state: z.enum(DRIFT_STATES),
  counts: countsSchema,
  applications: z.array(applicationSchema),
  workspaces: z.array(workspaceSchema),
  /** Sources that the entity names and that do not answer at all. */
  problems: z.array(
    z.object({ source: z.string(), problem: sourceProblemSchema }),
  ),
  /** The latest first, at most 50. */
  closed: z.array(closedSchema),
});

/** @public */
export type DriftView = z.infer<typeof driftViewSchema>;
/** @public */
export type DriftApplication = DriftView['applications'][number];
/** @public */
export type DriftWorkspace = DriftView['workspaces'][number];
/** @public */
export type DriftResource = DriftApplication['resources'][number];
/** @public */
export type DriftDifference = DriftResource['differences'][number];
/** @public */
export type DriftValue = NonNullable<DriftDifference['want']>;
/** @public */
export type DriftActor = NonNullable<DriftDifference['who']>;
/** @public */
export type DriftCounts = DriftView['counts'];
/** @public */
export type DriftDeploy = DriftApplication['history'][number];
/** @public */
export type ClosedDifference = DriftView['closed'][number];
/** @public */
export type IgnoredDifference = NonNullable<DriftDifference['ignored']>;

/** What `GET /v1/drift` answers: one row an entity that the caller may see. @public */
export const driftRowsSchema = z.object({
  rows: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string().optional(),
      owner: z.string().optional(),
      system: z.string().optional(),
      type: z.string().optional(),
      state: z.enum(DRIFT_STATES),
      severity: z.enum(DRIFT_SEVERITIES).optional(),
      sources: z.array(z.enum(DRIFT_SOURCES)),
      fields: z.number(),
      resources: z.number(),
      ignored: z.number(),
      since: timeSchema.optional(),
      observedAt: timeSchema.optional(),
    }),
  ),
  /** When the oldest of the rows was looked at. */
  observedAt: timeSchema.optional(),
  problems: z.array(
    z.object({ source: z.string(), problem: sourceProblemSchema }),
  ),
});
/** @public */
export type DriftRows = z.infer<typeof driftRowsSchema>;

/** What the write routes answer. @public */
export const driftRevertedSchema = z.object({
  operation: operationSchema.optional(),
  link: linkSchema.optional(),
});
/** @public */
export type DriftReverted = z.infer<typeof driftRevertedSchema>;

/** What codifying would do, or did. @public */
export const driftCodifiedSchema = z.object({
  /** True: nothing was written, this is what would be. */
  preview: z.boolean(),
  /** Files as they are and would be; secrets do not come this far. */
  files: z.array(
    z.object({ path: z.string(), before: z.string(), after: z.string() }),
  ),
  /** Paths that cannot be codified, and why. */
  refused: z.array(
    z.object({ path: z.string(), obstacle: z.enum(DRIFT_OBSTACLES) }),
  ),
  /** What a person can apply by hand where the place was not found: a strategic merge patch as YAML. */
  patch: z.string().optional(),
  repository: z.string().optional(),
  branch: z.string().optional(),
  commits: z.array(
    z.object({ id: z.string().optional(), message: z.string() }),
  ),
  /** The pull request. */
  link: linkSchema.optional(),
});
/** @public */
export type DriftCodified = z.infer<typeof driftCodifiedSchema>;
