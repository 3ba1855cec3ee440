import type { OwnCluster } from '../acceptance/support/ownCluster';
import { sleep } from './timing';

const QUEUES = '/apis/visibility.kueue.x-k8s.io/';
const FLUSH_MS = 500;

/** What one user asked the API server for. */
export interface Asked {
  /** Watches that were opened. */
  watches: number;
  /** Questions to Kueue's visibility API, which has no watch: by the clock, however many people look. */
  queues: number;
  others: string[];
}

/** Counts the requests that the API server's audit log has of a user while the work is done. */
export async function whileAudited<Value>(
  own: OwnCluster,
  username: string,
  work: () => Promise<Value>,
): Promise<{ value: Value; asked: Asked }> {
  const before = own.audit(username).length;
  const value = await work();
  await sleep(FLUSH_MS);
  const after = own.audit(username);
  // The backend has read the cluster before: a log without it would count nothing, whatever happens.
  if (before === 0 || after.length < before) {
    throw new Error('The audit log is not complete');
  }
  const entries = after.slice(before);
  const isQueue = (uri: string) => uri.startsWith(QUEUES);
  const opened = entries.filter(
    ({ verb, stage }) => verb === 'watch' && stage === 'ResponseStarted',
  );
  const others = entries.filter(
    ({ verb, requestURI }) => verb !== 'watch' && !isQueue(requestURI),
  );
  return {
    value,
    asked: {
      watches: opened.length,
      queues: entries.filter(({ requestURI }) => isQueue(requestURI)).length,
      others: others.map(({ verb, requestURI }) => `${verb} ${requestURI}`),
    },
  };
}
