import { z } from 'zod';
import { sourceProblemSchema } from './sourceProblem';

const resourceStatusSchema = z.object({
  /** Plural name and group, for example `clusterqueues.kueue.x-k8s.io`. */
  resource: z.string(),
  /** The version that is read; absent until the cluster has named those that it serves. */
  version: z.string().optional(),
  /** absent: the cluster serves no such kind, and need not. */
  state: z.enum(['starting', 'live', 'stale', 'failed', 'absent']),
  /** Number of objects that are kept. */
  objects: z.number(),
  /** ISO 8601 in UTC; of the last complete list or the last word of the watch. */
  lastSyncAt: z.string().optional(),
  /** How often the watch was begun again after a failure. */
  restarts: z.number(),
  problem: sourceProblemSchema.optional(),
});

/** What `GET /v1/status` answers. @public */
export const statusViewSchema = z.object({
  clusters: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      /** idle: nobody has asked for anything yet. */
      state: z.enum(['idle', 'ok', 'degraded', 'down', 'notSupported']),
      resources: z.array(resourceStatusSchema),
    }),
  ),
});

/** @public */
export type StatusView = z.infer<typeof statusViewSchema>;
