import { z } from 'zod';
import {
  DRIFT_OBSTACLES,
  DRIFT_SEVERITIES,
  DRIFT_STATES,
  HEALTH_STATES,
} from './driftVocabulary';
import {
  actorSchema,
  differenceSchema,
  ignoredSchema,
} from './driftDifference';
import { timeSchema } from './texts';

/** A resource, and how it differs. */
export const resourceSchema = z.object({
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

/** How much differs. */
export const countsSchema = z.object({
  /** Fields, without those that are ignored; a missing or extra resource counts as one. */
  fields: z.number(),
  resources: z.number(),
  security: z.number(),
  capacity: z.number(),
  cosmetic: z.number(),
  ignored: z.number(),
});
