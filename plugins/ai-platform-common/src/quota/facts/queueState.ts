import { conditionOf } from './conditions';
import type { QueueConditionFacts } from './facts';
import { integerAt, textAt } from './fields';

interface QueueState {
  stopPolicy: string;
  condition: QueueConditionFacts | undefined;
  pending: number;
  admitted: number;
}

/** What ClusterQueues and LocalQueues say of themselves alike. */
export function queueState(queue: unknown): QueueState {
  const active = conditionOf(queue, 'Active');
  return {
    stopPolicy: textAt(queue, 'spec', 'stopPolicy') ?? 'None',
    condition: active && {
      active: active.status === 'True',
      reason: active.reason ?? '',
    },
    pending: integerAt(queue, 'status', 'pendingWorkloads') ?? 0,
    admitted: integerAt(queue, 'status', 'admittedWorkloads') ?? 0,
  };
}
