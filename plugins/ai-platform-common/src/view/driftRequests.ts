import { z } from 'zod';

// PostgreSQL keeps no text with the character 0.
const NO_NUL = /^[^\0]*$/;
const idSchema = z.string().min(1).max(2_000).regex(NO_NUL);
const reasonSchema = z.string().trim().min(3).max(500).regex(NO_NUL);

/** Body of `POST …/drift/revert`. @public */
export const driftRevertRequestSchema = z
  .object({
    /** Id of the application, as the view gives it. */
    application: idSchema,
    /** Ids of its resources; absent: all that differ. */
    resources: z.array(idSchema).min(1).max(500).optional(),
    /** True deletes those that are no longer in Git. */
    prune: z.boolean().default(false),
  })
  .strict();
/** @public */
export type DriftRevertRequest = z.input<typeof driftRevertRequestSchema>;

/** Body of `POST …/drift/codify`. @public */
export const driftCodifyRequestSchema = z
  .object({
    application: idSchema,
    resource: idSchema,
    /** Paths of the differences. */
    paths: z.array(idSchema).min(1).max(50),
    /** Why: it stands in the commit. */
    reason: reasonSchema,
    /** True writes nothing, and answers what would be written. */
    preview: z.boolean().default(false),
  })
  .strict();
/** @public */
export type DriftCodifyRequest = z.input<typeof driftCodifyRequestSchema>;

/** Body of `POST …/drift/ignore`. @public */
export const driftIgnoreRequestSchema = z
  .object({
    application: idSchema,
    resource: idSchema,
    /** Absent: the whole resource. */
    path: idSchema.optional(),
    reason: reasonSchema,
    /** ISO 8601; at most a year ahead. */
    until: z.string().datetime({ offset: true }),
  })
  .strict();
/** @public */
export type DriftIgnoreRequest = z.input<typeof driftIgnoreRequestSchema>;
