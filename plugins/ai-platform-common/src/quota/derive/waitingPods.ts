import type { PodFacts } from '../facts/facts';
import type { WaitingReason } from '../../view/quotaVocabulary';
import { podChain } from './ownerChain';
import { coveredByWorkloads, hasPodGroups } from './pendingWorkloads';
import { podAmounts } from './podAmounts';
import { waitsForNode } from './podState';
import type { Scope } from './scope';
import { waitingItem, type WaitingItem } from './waitingItem';

function reasonOf(pod: PodFacts): WaitingReason {
  if (pod.trouble === 'unschedulable') return 'Unschedulable';
  return pod.trouble === 'gated' ? 'SchedulingGated' : 'Unknown';
}

/** Pods that no node has taken. Those that Kueue holds back with a workload are counted there. */
export function waitingPods(scope: Scope): WaitingItem[] {
  const isCovered = coveredByWorkloads(scope);
  const gatedByKueue = hasPodGroups(scope);
  return scope.pods.filter(waitsForNode).flatMap(pod => {
    const chain = podChain(pod, scope.owners);
    if (isCovered(chain) || (gatedByKueue && pod.trouble === 'gated')) {
      return [];
    }
    return waitingItem(chain, {
      // What is allocated is held already, by the pods that share the claim.
      amounts: podAmounts(scope, [pod], claim => !claim.allocated),
      since: pod.troubleSince ?? pod.createdAt,
      reason: reasonOf(pod),
    });
  });
}
