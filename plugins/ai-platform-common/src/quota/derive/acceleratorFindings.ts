import { formatQuantity } from '../../model/quantity';
import type { QuotaFinding } from '../../view/gpuQuotaView';
import type { WaitingReason } from '../../view/quotaVocabulary';
import type { AcceleratorState } from './acceleratorState';
import { finding } from './finding';
import { hasNoLimits, limitsAreKnown } from './listedAccelerators';
import { isNear } from './nearness';
import { isUnavailable } from './readings';
import type { Scope } from './scope';
import {
  isUnserved,
  listedByNodes,
  mayBeUnlisted,
  mayComeWithNodes,
} from './served';

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

/**
 * A key that counts what no node has. Critical where the name is a mistake, so that what it counts stays 0 for ever;
 * a warning where nodes may still bring it, see `mayComeWithNodes`. Nothing is said of what a node names and has none of
 * at the moment, for example because its device plugin does not run: then there are not enough nodes.
 */
const keyNotServed: Check = (scope, state) => {
  if (!isWrongKey(scope, state)) return undefined;
  const severity = mayComeWithNodes(scope, state.resource)
    ? 'warning'
    : 'critical';
  return finding('keyNotServed', severity, {
    keys: state.keys.join(', '),
    served: listedByNodes(scope).join(', '),
  });
};

const overQuota: Check = (_, { limitedBy, used, hard }) =>
  limitedBy === 'resourceQuota' && hard !== undefined && used > hard
    ? finding('overQuota', 'critical', {
        used: formatQuantity(used),
        hard: formatQuantity(hard),
      })
    : undefined;

// A queue is shared: what counts is what all have taken of it. A held queue has nothing free and yet is not used up.
const nearQuota: Check = (_, { hard, taken }) => {
  if (hard === undefined || taken === undefined) return undefined;
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
  // Quotas count whatever has the name, so that slices count here too.
  const offered = supply?.offered ?? 0n;
  const cannotTell =
    isUnavailable(scope.cluster.nodes) ||
    mayBeUnlisted(scope, resource) ||
    isWrongKey(scope, state);
  if (cannotTell || hard === undefined || hard <= offered) return undefined;
  return finding(
    'notEnoughNodes',
    limitedBy === 'clusterQueue' ? 'info' : 'warning',
    { hard: formatQuantity(hard), allocatable: formatQuantity(offered) },
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

// A quota for some of the pods has a key for it: whether the others are limited is not for certain a mistake.
const notLimited: Check = (scope, { limitedBy, partialKeys }) =>
  limitedBy === 'none' &&
  partialKeys.length === 0 &&
  limitsAreKnown(scope) &&
  !hasNoLimits(scope)
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
