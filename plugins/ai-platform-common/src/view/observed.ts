import { z } from 'zod';

/**
 * What one source said, or that it did not. A source that is down greys what depends on it and blanks nothing else.
 * Times are ISO 8601 in UTC.
 */
export const observedSchema = <Value extends z.ZodTypeAny>(value: Value) =>
  z.discriminatedUnion('status', [
    z.object({
      status: z.literal('ok'),
      value,
      observedAt: z.string(),
    }),
    z.object({
      status: z.literal('unavailable'),
      /** What was asked, for example the repository's host. */
      source: z.string(),
      /** Why there is no answer, in words for the reader of the card. */
      reason: z.string(),
    }),
  ]);

/** @public */
export type Observed<Value> =
  | { status: 'ok'; value: Value; observedAt: string }
  | { status: 'unavailable'; source: string; reason: string };
