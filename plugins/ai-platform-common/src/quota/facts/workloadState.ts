import { valueAt } from '../../model/valueAt';
import { falseCondition, trueCondition, type Condition } from './conditions';
import type { WorkloadFacts } from './facts';
import { createdAtOf } from './metadata';

type State = Pick<WorkloadFacts, 'state' | 'reason' | 'since'>;

/**
 * Where a Kueue Workload stands, and the reason of the condition that holds it there.
 * @see https://kueue.sigs.k8s.io/docs/concepts/workload/
 */
export function workloadState(workload: unknown): State {
  const stateOf = (
    state: State['state'],
    since: Condition | undefined,
    reason?: string,
  ): State => ({
    state,
    reason,
    since: since?.since ?? createdAtOf(workload),
  });
  const finished = trueCondition(workload, 'Finished');
  if (finished) return stateOf('finished', finished, finished.reason);
  const evicted = trueCondition(workload, 'Evicted');
  if (valueAt(workload, ['spec', 'active']) === false) {
    return stateOf('inactive', evicted, evicted?.reason);
  }
  const admitted = trueCondition(workload, 'Admitted');
  if (admitted) return stateOf('admitted', admitted);
  const reserved = trueCondition(workload, 'QuotaReserved');
  if (reserved) {
    const reason = falseCondition(workload, 'Admitted')?.reason;
    return stateOf('reserved', reserved, reason);
  }
  const waits = falseCondition(workload, 'QuotaReserved');
  return stateOf('pending', waits, waits?.reason ?? evicted?.reason);
}
