import type { PodFacts } from '../facts/facts';
import type { QuotaHolder } from '../../view/gpuQuotaView';

type IdleReason = NonNullable<QuotaHolder['idle']>['reason'];

/** A pod that holds devices without using them. */
export interface IdlePod {
  readonly pod: PodFacts;
  readonly reason: IdleReason;
  /** Seconds since 1970. */
  readonly since?: number;
}

/** A large model takes minutes to load, and a graceful end minutes to come. */
const PATIENCE = 15 * 60;

/** A notebook that nobody touched for a day. */
const NOTEBOOK_PATIENCE = 24 * 3_600;

/** Where pods of one workload are idle for several reasons, the first of these is told. */
export const IDLE_REASONS: readonly IdleReason[] = [
  'crashing',
  'imagePull',
  'terminating',
  'notReady',
  'inactive',
];

function troubled(pod: PodFacts, now: number): IdlePod | undefined {
  const since = pod.troubleSince;
  switch (pod.trouble) {
    case 'crashing':
    case 'imagePull':
      return {
        pod,
        reason: pod.trouble,
        ...(since !== undefined && { since }),
      };
    case 'notReady':
    case 'terminating': {
      const began = since ?? pod.startedAt ?? pod.createdAt;
      return now - began > PATIENCE
        ? { pod, reason: pod.trouble, since: began }
        : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Why the pod uses nothing of what it holds, or undefined where it may well use it: its containers crash, its image does
 * not come, it is not ready or not gone for a quarter of an hour, or it is a notebook without activity for a day.
 * Times in seconds since 1970.
 */
export function idlePod(
  pod: PodFacts,
  now: number,
  notebookActivity?: number,
): IdlePod | undefined {
  const trouble = troubled(pod, now);
  if (trouble || notebookActivity === undefined) return trouble;
  return now - notebookActivity > NOTEBOOK_PATIENCE
    ? { pod, reason: 'inactive', since: notebookActivity }
    : undefined;
}
