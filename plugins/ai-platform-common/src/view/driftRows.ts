import { z } from 'zod';
import {
  DRIFT_SEVERITIES,
  DRIFT_SOURCES,
  DRIFT_STATES,
} from './driftVocabulary';
import { sourceProblemSchema } from './sourceProblem';
import { timeSchema } from './texts';

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
