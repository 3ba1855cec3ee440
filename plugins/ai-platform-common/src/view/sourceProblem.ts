import { z } from 'zod';

/** Why a source said nothing. @public */
export const SOURCE_PROBLEMS = [
  /** The first look is still under way. */
  'starting',
  'unreachable',
  /** Its certificate is not one that is trusted. */
  'badCertificate',
  'timedOut',
  'unauthenticated',
  'forbidden',
  'throttled',
  'serverError',
  /** The answer is not that of the API: HTML, truncated, no JSON. */
  'invalidAnswer',
  'tooLarge',
  /** There is no such object, or it must not be seen. */
  'notFound',
  /** The cluster serves no such kind in a version that is understood. */
  'notServed',
  /** The cluster wants the user's own credentials. */
  'notSupported',
  /** The entity names a cluster or an instance that is not configured. */
  'notConfigured',
] as const;

/** @public */
export type SourceProblemCode = (typeof SOURCE_PROBLEMS)[number];

/** What could not be read, and why. @public */
export const sourceProblemSchema = z.object({
  code: z.enum(SOURCE_PROBLEMS),
  /** Plural name and group, for example `clusterqueues.kueue.x-k8s.io`; absent where nothing at all can be read. */
  resource: z.string().optional(),
  verb: z.enum(['get', 'list', 'watch']).optional(),
  /** In words, without addresses and secrets. */
  message: z.string(),
});

/** @public */
export type SourceProblem = z.infer<typeof sourceProblemSchema>;
