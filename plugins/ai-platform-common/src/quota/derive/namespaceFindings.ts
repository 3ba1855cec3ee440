import type { QueueView, QuotaFinding } from '../../view/gpuQuotaView';
import { finding } from './finding';
import { hasNoLimits } from './listedAccelerators';
import type { Scope } from './scope';
import { sourceFindings } from './sourceFindings';

/** True if it is certain that the cluster has no such namespace. */
export function isMissing({ inputs: { namespace } }: Scope): boolean {
  return namespace.status === 'ok' && namespace.value === undefined;
}

function queueFindings(queues: readonly QueueView[]): QuotaFinding[] {
  return queues.flatMap(({ localQueue, clusterQueue, state, reason = '' }) => {
    if (state === 'stopped') {
      return finding('queueStopped', 'critical', { queue: localQueue, reason });
    }
    return state === 'inactive'
      ? finding('queueInactive', 'critical', {
          queue: localQueue,
          clusterQueue,
          reason,
        })
      : [];
  });
}

interface Known {
  readonly queues: readonly QueueView[];
  /** True if the namespace has or wants accelerators. */
  readonly usesAccelerators: boolean;
  /** True if another of the clusters has a namespace of this name: then this one need not. */
  readonly existsElsewhere: boolean;
}

/** What is the matter with the namespace as a whole. */
export function namespaceFindings(
  scope: Scope,
  { queues, usesAccelerators, existsElsewhere }: Known,
): QuotaFinding[] {
  if (isMissing(scope)) {
    return [finding('namespaceMissing', existsElsewhere ? 'info' : 'critical')];
  }
  const invalid = [...scope.invalid.values()].map(({ object, key, value }) =>
    finding('invalidQuantity', 'critical', { object, key, value }),
  );
  const noQuota = hasNoLimits(scope)
    ? [finding('noQuota', usesAccelerators ? 'warning' : 'info')]
    : [];
  return [
    ...invalid,
    ...noQuota,
    ...queueFindings(queues),
    ...sourceFindings(scope),
  ];
}
