import type { AcceleratorAmounts } from './amounts';
import { compare, firstDifference } from './order';
import type { QueueLimit } from './queueLimits';
import type { QuotaLimit } from './quotaLimits';
import { isUnavailable } from './readings';
import type { Scope } from './scope';
import { isUnserved, supplyOf } from './served';
import type { WaitingItem } from './waitingItem';

interface Known {
  readonly limits: ReadonlyMap<string, QuotaLimit>;
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly queues: ReadonlyMap<string, QueueLimit>;
  readonly held: AcceleratorAmounts;
  readonly waiting: readonly WaitingItem[];
}

/** True if it is known what limits the namespace: its quotas and its queues can be read, and where the queues lead. */
export function limitsAreKnown({
  inputs,
  cluster,
  localQueues,
}: Scope): boolean {
  return (
    !isUnavailable(inputs.resourceQuotas) &&
    !isUnavailable(inputs.localQueues) &&
    (localQueues.length === 0 || !isUnavailable(cluster.clusterQueues))
  );
}

/** True if it is known that neither a ResourceQuota nor a queue limits the namespace. */
export function hasNoLimits(scope: Scope): boolean {
  return (
    limitsAreKnown(scope) &&
    scope.resourceQuotas.length === 0 &&
    scope.localQueues.length === 0
  );
}

/**
 * The accelerator that a namespace with limits could take without one, though nothing of it is used: where the limits
 * name no accelerator that nodes have, the one that most nodes have. A cluster serves many; one tells the story.
 */
function unlimitedOne(
  scope: Scope,
  limited: readonly string[],
): string | undefined {
  const limitsSomething = limited.some(one => !isUnserved(scope, one));
  if (!limitsAreKnown(scope) || hasNoLimits(scope) || limitsSomething) {
    return undefined;
  }
  return [...supplyOf(scope)]
    .sort(([nameA, a], [nameB, b]) =>
      firstDifference(compare(b.count, a.count), compare(nameA, nameB)),
    )
    .map(([name]) => name)[0];
}

// A quota may forbid, to be on the safe side, what the cluster does not even have: that is worth no row.
function isIdleBan(
  scope: Scope,
  [resource, keys]: readonly [string, readonly string[]],
  limits: Known['limits'],
): boolean {
  return (
    keys.every(key => limits.get(key)?.hard === 0n) &&
    isUnserved(scope, resource)
  );
}

/** The accelerators that a view of the namespace speaks of, by name. */
export function listedAccelerators(
  scope: Scope,
  { limits, keys, queues, held, waiting }: Known,
): string[] {
  const limited = [
    ...[...keys].filter(entry => !isIdleBan(scope, entry, limits)),
    ...queues,
  ].map(([resource]) => resource);
  const inLocalQueues = scope.localQueues.flatMap(queue =>
    queue.usage.flatMap(
      ({ resource }) => scope.names.ofResource(resource) ?? [],
    ),
  );
  const listed = new Set([
    ...limited,
    ...inLocalQueues,
    ...held.keys(),
    ...waiting.flatMap(item => [...item.amounts.keys()]),
  ]);
  const unlimited = unlimitedOne(scope, limited);
  if (unlimited !== undefined) listed.add(unlimited);
  return [...listed].sort();
}
