import type { QueueView } from '../../view/gpuQuotaView';
import type { ClusterQueueFacts, LocalQueueFacts } from '../facts/facts';
import { isUnavailable } from './readings';
import type { Scope } from './scope';

/** Whether a queue takes work in, and if it does not, Kueue's word for why. */
export interface QueueState {
  readonly state: QueueView['state'];
  readonly reason?: string;
}

/** Kueue's own word, in the condition of the LocalQueue. */
const NO_CLUSTER_QUEUE = 'ClusterQueueDoesNotExist';

const STOPPED = new Set(['Hold', 'HoldAndDrain']);

/** The state of a LocalQueue and where it leads to. What is known for certain comes before what is not. */
export function queueState(
  scope: Scope,
  local: LocalQueueFacts,
  queue: ClusterQueueFacts | undefined,
): QueueState {
  const stopped = [local, queue].find(
    one => one !== undefined && STOPPED.has(one.stopPolicy),
  );
  if (stopped) return { state: 'stopped', reason: stopped.stopPolicy };
  const unreadable = isUnavailable(scope.cluster.clusterQueues);
  if (!queue && !unreadable) {
    return { state: 'inactive', reason: NO_CLUSTER_QUEUE };
  }
  const inactive = [queue?.condition, local.condition].find(
    condition => condition?.active === false,
  );
  if (inactive) return { state: 'inactive', reason: inactive.reason };
  return { state: unreadable ? 'unknown' : 'active' };
}
