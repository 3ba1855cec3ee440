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

/** The ClusterQueues of a cluster, and what they lend each other. */
export interface ClusterQueueIndex {
  find(name: string): ClusterQueueFacts | undefined;
  /** What the other queues of the same tree of cohorts have borrowed. */
  borrowedByOthers(queue: ClusterQueueFacts, of: FlavorResource): Quantity;
}

/** What is used of a resource of a flavour; nothing where the queue does not say. */
export function usageOf(
  usage: readonly FlavorUsageFacts[],
  of: FlavorResource,
): { total: Quantity; borrowed: Quantity } {
  const found = usage.find(
    ({ flavor, resource }) => flavor === of.flavor && resource === of.resource,
  );
  return {
    total: readQuantity(found?.total) ?? 0n,
    borrowed: readQuantity(found?.borrowed) ?? 0n,
  };
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

function buildIndex(
  queues: readonly ClusterQueueFacts[],
  cohorts: readonly CohortFacts[],
): ClusterQueueIndex {
  const parents = new Map(
    cohorts.flatMap(({ name, parent }) =>
      parent === undefined ? [] : [[name, parent] as const],
    ),
  );
  const borrowed = new Map<string, Quantity>();
  for (const { cohort, usage } of queues) {
    if (cohort !== undefined) {
      const root = rootOf(cohort, parents);
      for (const entry of usage) {
        const key = keyOf(root, entry);
        const more = readQuantity(entry.borrowed) ?? 0n;
        borrowed.set(key, (borrowed.get(key) ?? 0n) + more);
      }
    }
  }
  const names = new Map(queues.map(queue => [queue.name, queue]));
  return {
    find: name => names.get(name),
    borrowedByOthers: ({ cohort, usage }, of) => {
      if (cohort === undefined) return 0n;
      const all = borrowed.get(keyOf(rootOf(cohort, parents), of)) ?? 0n;
      return all - usageOf(usage, of).borrowed;
    },
  };
}

/** The index of a cluster's queues and cohorts, remembered for the two arrays. */
export const clusterQueueIndex = memoize(
  (queues: readonly ClusterQueueFacts[]) =>
    memoize((cohorts: readonly CohortFacts[]) => buildIndex(queues, cohorts)),
);
