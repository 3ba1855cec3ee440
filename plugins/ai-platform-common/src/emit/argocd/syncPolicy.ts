import type { Stage } from '../../model/vocabulary';
import type { Data } from '../services/platformService';

/**
 * Git is the truth on every stage: what is changed by hand is set back. What vanishes from Git is
 * deleted at once, except in prod: there one wrong merge must not delete a database, so the object
 * is shown as out of sync until a person syncs with prune.
 */
export function automated(stage: Stage): { prune: boolean; selfHeal: boolean } {
  return { prune: stage !== 'prod', selfHeal: true };
}

/**
 * About half an hour of attempts: on a new cluster a service waits for nodes, CRDs and webhooks of
 * others. Every attempt takes the newest commit, so that a fix does not wait for the failing one.
 */
export const RETRY: Record<string, Data> = {
  limit: 10,
  refresh: true,
  backoff: { duration: '15s', factor: 2, maxDuration: '5m' },
};

/** Failed syncs need their history, etcd does not need all of it. */
export const REVISION_HISTORY_LIMIT = 5;
