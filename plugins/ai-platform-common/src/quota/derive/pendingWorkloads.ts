import type { WorkloadFacts } from '../facts/facts';
import {
  WAITING_REASONS,
  type WaitingReason,
} from '../../view/quotaVocabulary';
import { sumOf } from './amounts';
import { ownerChain, ownerKey } from './ownerChain';
import { valueOf } from './readings';
import { acceleratorsOf, type Scope } from './scope';
import { waitingItem, type WaitingItem } from './waitingItem';

/** Places of the namespace's own workloads. */
function ownPlaces({ cluster, inputs }: Scope): ReadonlyMap<string, number> {
  return new Map(
    valueOf(cluster.pendingWorkloads)
      .filter(({ namespace }) => namespace === inputs.name)
      .map(({ name, positionInClusterQueue }) => [
        name,
        positionInClusterQueue,
      ]),
  );
}

/** Workloads that Kueue has not let in yet. One that was deactivated waits for nobody but its owner. */
export function pendingWorkloads(scope: Scope): WorkloadFacts[] {
  return scope.workloads.filter(
    ({ state }) => state === 'pending' || state === 'reserved',
  );
}

function reasonOf({ reason, state }: WorkloadFacts): WaitingReason {
  if (reason === undefined) {
    // Kueue has not looked at it yet.
    return state === 'pending' ? 'PendingEvaluation' : 'Unknown';
  }
  return WAITING_REASONS.find(known => known === reason) ?? 'Unknown';
}

/** What Kueue's queues hold back. */
export function waitingWorkloads(scope: Scope): WaitingItem[] {
  const places = ownPlaces(scope);
  return pendingWorkloads(scope).map(workload => {
    const { name, queue, priority, component } = workload;
    const owner = workload.owner ?? { kind: 'Workload', name };
    const known = scope.owners.get(ownerKey(owner)) ?? owner;
    const chain = ownerChain(known, scope.owners);
    const position = places.get(name);
    const amounts = acceleratorsOf(
      scope,
      `Workload/${name}`,
      workload.requests,
    );
    return waitingItem(
      { ...chain, ...(component !== undefined && { component }) },
      {
        amounts: sumOf([amounts]),
        since: workload.since,
        reason: reasonOf(workload),
        ...(queue && { queue }),
        ...(priority !== undefined && { priority }),
        ...(position !== undefined && { position }),
      },
    );
  });
}

/** Tells whether a pod or a controller, by its chain of owners, is the work of a workload that waits already. */
export function coveredByWorkloads(
  scope: Scope,
): (chain: { links: readonly { kind: string; name: string }[] }) => boolean {
  const owners = new Set(
    pendingWorkloads(scope).flatMap(({ owner }) =>
      owner ? [ownerKey(owner)] : [],
    ),
  );
  return ({ links }) => links.some(link => owners.has(ownerKey(link)));
}

/**
 * True if some of the workloads that wait are groups of pods, or single ones. A group names one of its pods as its owner
 * or none at all, so that the others cannot be told from other pods that a gate holds.
 */
export function hasPodGroups(scope: Scope): boolean {
  return pendingWorkloads(scope).some(
    ({ owner }) => owner === undefined || owner.kind === 'Pod',
  );
}
