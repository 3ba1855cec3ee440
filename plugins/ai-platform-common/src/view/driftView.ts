import { z } from 'zod';
import {
  DRIFT_CLOSINGS,
  DRIFT_HEADLINES,
  DRIFT_STATES,
} from './driftVocabulary';
import { applicationSchema } from './driftApplication';
import { countsSchema } from './driftResource';
import { workspaceSchema } from './driftWorkspace';
import { sourceProblemSchema } from './sourceProblem';
import { timeSchema } from './texts';

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
