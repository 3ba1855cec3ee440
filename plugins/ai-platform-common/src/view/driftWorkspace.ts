import { z } from 'zod';
import { DRIFT_OBSTACLES, DRIFT_STATES } from './driftVocabulary';
import { countsSchema, resourceSchema } from './driftResource';
import { sourceProblemSchema } from './sourceProblem';
import { linkSchema, timeSchema } from './texts';

const changesSchema = z.object({
  add: z.number(),
  change: z.number(),
  destroy: z.number(),
  replace: z.number(),
  import: z.number(),
  move: z.number(),
  forget: z.number(),
});

/** A workspace of Terraform or OpenTofu. */
export const workspaceSchema = z.object({
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
