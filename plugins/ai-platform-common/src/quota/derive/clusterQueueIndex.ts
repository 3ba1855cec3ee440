import type { Quantity } from '../../model/quantity';
import type {
  ClusterQueueFacts,
  CohortFacts,
  FlavorUsageFacts,
} from '../facts/facts';
import { readQuantity } from './amounts';
import { memoize } from './memoize';

/** One resource of one flavour. */
interface FlavorResource {
  readonly flavor: string;
  readonly resource: string;
}

/** What is borrowed is part of the total. */
interface FlavorAmount {
  readonly total: Quantity;
  readonly borrowed: Quantity;
}

/** What admitted workloads use, or what all have reserved, which Kueue subtracts: it may be more, never less. */
export type Measure = 'used' | 'reserved';

/** The ClusterQueues of a cluster, and what they lend each other. */
export interface ClusterQueueIndex {
  find(name: string): ClusterQueueFacts | undefined;
  /** What the other queues of the same tree of cohorts have borrowed. */
  borrowedByOthers(
    queue: ClusterQueueFacts,
    of: FlavorResource,
    measure: Measure,
  ): Quantity;
}

const isSame = (a: FlavorResource) => (b: FlavorResource) =>
  a.flavor === b.flavor && a.resource === b.resource;

/** What is used of a resource of a flavour; nothing where the queue does not say. */
export function usageOf(
  usage: readonly FlavorUsageFacts[],
  of: FlavorResource,
): FlavorAmount {
  const found = usage.find(isSame(of));
  return {
    total: readQuantity(found?.total) ?? 0n,
    borrowed: readQuantity(found?.borrowed) ?? 0n,
  };
}

function measured(
  { usage, reservations }: ClusterQueueFacts,
  measure: Measure,
): readonly FlavorUsageFacts[] {
  if (measure === 'used' || !reservations) return usage;
  const rest = usage.filter(one => !reservations.some(isSame(one)));
  return [...reservations, ...rest];
}

/** What a ClusterQueue has given away of a resource of a flavour. */
export function amountOf(
  { usage, reservations }: ClusterQueueFacts,
  of: FlavorResource,
  measure: Measure,
): FlavorAmount {
  const first = measure === 'reserved' ? reservations ?? [] : [];
  return usageOf([...first, ...usage], of);
}

// The cohort without a parent above a cohort. Kueue refuses cohorts in a circle; here the first name of one stands for it.
function rootOf(cohort: string, parents: ReadonlyMap<string, string>): string {
  const seen: string[] = [];
  let next: string | undefined = cohort;
  while (next !== undefined && !seen.includes(next)) {
    seen.push(next);
    next = parents.get(next);
  }
  if (next === undefined) return seen[seen.length - 1];
  const circle = seen.slice(seen.indexOf(next));
  return circle.sort()[0];
}

const keyOf = (root: string, { flavor, resource }: FlavorResource) =>
  JSON.stringify([root, flavor, resource]);

function borrowedByRoot(
  queues: readonly ClusterQueueFacts[],
  parents: ReadonlyMap<string, string>,
  measure: Measure,
): ReadonlyMap<string, Quantity> {
  const borrowed = new Map<string, Quantity>();
  for (const queue of queues) {
    if (queue.cohort !== undefined) {
      const root = rootOf(queue.cohort, parents);
      for (const entry of measured(queue, measure)) {
        const key = keyOf(root, entry);
        const more = readQuantity(entry.borrowed) ?? 0n;
        borrowed.set(key, (borrowed.get(key) ?? 0n) + more);
      }
    }
  }
  return borrowed;
}

function buildIndex(
  queues: readonly ClusterQueueFacts[],
  cohorts: readonly CohortFacts[],
): ClusterQueueIndex {
  const parents = new Map(
    cohorts.flatMap(({ name, parent }) =>
      parent === undefined ? [] : [[name, parent] as const],
    ),
  );
  const borrowed = {
    used: borrowedByRoot(queues, parents, 'used'),
    reserved: borrowedByRoot(queues, parents, 'reserved'),
  };
  const names = new Map(queues.map(queue => [queue.name, queue]));
  return {
    find: name => names.get(name),
    borrowedByOthers: (queue, of, measure) => {
      if (queue.cohort === undefined) return 0n;
      const key = keyOf(rootOf(queue.cohort, parents), of);
      const all = borrowed[measure].get(key) ?? 0n;
      return all - amountOf(queue, of, measure).borrowed;
    },
  };
}

/** The index of a cluster's queues and cohorts, remembered for the two arrays. */
export const clusterQueueIndex = memoize(
  (queues: readonly ClusterQueueFacts[]) =>
    memoize((cohorts: readonly CohortFacts[]) => buildIndex(queues, cohorts)),
);
