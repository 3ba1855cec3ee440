import { formatQuantity } from '../../model/quantity';
import type { QuotaFinding, WaitingReason } from '../../view/gpuQuotaView';
import type { AcceleratorState } from './acceleratorState';
import { finding } from './finding';
import { hasNoLimits, limitsAreKnown } from './listedAccelerators';
import { isNear } from './nearness';
import { isUnavailable } from './readings';
import type { Scope } from './scope';
import { isUnserved, listedByNodes, mayBeUnlisted } from './served';

/** Longer than this, waiting is no matter of course. */
const PATIENCE = 30 * 60;

/** Waiting helps against none of these. */
const HOPELESS: ReadonlySet<WaitingReason> = new Set([
  'NoMatchingFlavor',
  'ExceedsMaxQuota',
  'Misconfigured',
] as const);

type Check = (
  scope: Scope,
  state: AcceleratorState,
) => QuotaFinding | undefined;

/** True if the namespace's ResourceQuotas allow some of an accelerator that does not exist. */
function isWrongKey(scope: Scope, { resource, keys, hard }: AcceleratorState) {
  return keys.length > 0 && hard !== 0n && isUnserved(scope, resource);
}

// Where nodes have other accelerators the key is wrong; where they have none at all they may still come.
const keyNotServed: Check = (scope, state) => {
  if (!isWrongKey(scope, state)) return undefined;
  const served = listedByNodes(scope);
  return finding('keyNotServed', served.length > 0 ? 'critical' : 'warning', {
    keys: state.keys.join(', '),
    served: served.join(', '),
  });
};

const overQuota: Check = (_, { limitedBy, used, hard }) =>
  limitedBy === 'resourceQuota' && hard !== undefined && used > hard
    ? finding('overQuota', 'critical', {
        used: formatQuantity(used),
        hard: formatQuantity(hard),
      })
    : undefined;

// A queue is shared: what counts is what all of its users have taken of it.
const nearQuota: Check = (_, { limitedBy, used, hard, free }) => {
  if (hard === undefined || free === undefined) return undefined;
  const taken = limitedBy === 'clusterQueue' ? hard - free : used;
  return taken <= hard && isNear(taken, hard)
    ? finding('nearQuota', 'warning', {
        used: formatQuantity(taken),
        hard: formatQuantity(hard),
      })
    : undefined;
};

// A queue's quota is often what the node pools can grow to, so that it says less than a namespace's own.
const notEnoughNodes: Check = (scope, state) => {
  const { resource, hard, supply, limitedBy } = state;
  const allocatable = supply?.allocatable ?? 0n;
  const cannotTell =
    isUnavailable(scope.cluster.nodes) ||
    mayBeUnlisted(scope, resource) ||
    isWrongKey(scope, state);
  if (cannotTell || hard === undefined || hard <= allocatable) return undefined;
  return finding(
    'notEnoughNodes',
    limitedBy === 'clusterQueue' ? 'info' : 'warning',
    { hard: formatQuantity(hard), allocatable: formatQuantity(allocatable) },
  );
};

// Waiting is how a queue works, until it takes too long or has no end.
const waiting: Check = ({ now }, { waitingItems, waiting: amount }) => {
  if (waitingItems.length === 0) return undefined;
  const isTooLong = waitingItems.some(
    ({ since, reason }) => now - since > PATIENCE || HOPELESS.has(reason),
  );
  return finding('waiting', isTooLong ? 'warning' : 'info', {
    workloads: waitingItems.length,
    amount: formatQuantity(amount),
  });
};

const idleHolders: Check = (_, { waitingItems, idle }) =>
  waitingItems.length > 0 && idle.workloads > 0
    ? finding('idleHolders', 'warning', {
        workloads: idle.workloads,
        amount: formatQuantity(idle.amount),
      })
    : undefined;

const notLimited: Check = (scope, { limitedBy }) =>
  limitedBy === 'none' && limitsAreKnown(scope) && !hasNoLimits(scope)
    ? finding('notLimited', 'warning')
    : undefined;

const CHECKS: readonly Check[] = [
  keyNotServed,
  overQuota,
  nearQuota,
  notEnoughNodes,
  waiting,
  idleHolders,
  notLimited,
];

/** What is the matter with one accelerator of a namespace. */
export function acceleratorFindings(
  scope: Scope,
  state: AcceleratorState,
): QuotaFinding[] {
  return CHECKS.flatMap(check => {
    const found = check(scope, state);
    return found ? { ...found, resource: state.resource } : [];
  });
}
