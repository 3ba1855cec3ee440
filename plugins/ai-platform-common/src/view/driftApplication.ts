import { z } from 'zod';
import {
  DRIFT_OBSTACLES,
  DRIFT_SOURCES,
  DRIFT_STATES,
  HEALTH_STATES,
  OPERATION_PHASES,
  SYNC_STATES,
} from './driftVocabulary';
import { countsSchema, resourceSchema } from './driftResource';
import { sourceProblemSchema } from './sourceProblem';
import { linkSchema, timeSchema } from './texts';

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

/** What the engine is doing, or did last. */
export const operationSchema = z.object({
  phase: z.enum(OPERATION_PHASES),
  message: z.string().optional(),
  startedAt: timeSchema.optional(),
  finishedAt: timeSchema.optional(),
  by: z.string().optional(),
  /** Ids of the resources it is about; absent: all. */
  resources: z.array(z.string()).optional(),
});

/** An application of a GitOps engine. */
export const applicationSchema = z.object({
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
