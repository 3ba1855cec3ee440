import { z } from 'zod';
import { DRIFT_OBSTACLES } from './driftVocabulary';
import { operationSchema } from './driftApplication';
import { linkSchema } from './texts';

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
  /** Ids of resources of the application that the engine, which syncs by itself, sets back as it brings out the commit. */
  setBack: z.array(z.string()).optional(),
});
/** @public */
export type DriftCodified = z.infer<typeof driftCodifiedSchema>;
