import fc from 'fast-check';
import { parseQuantity, type Quantity } from '../../model/quantity';
import { gpuQuotaViewSchema } from '../../view/gpuQuotaView';
import {
  arbitraryCluster,
  CANARY,
  mapLists,
} from '../../testUtils/quota/arbitraryInputs';
import { NOW } from '../../testUtils/quota/facts';
import { read } from '../../testUtils/quota/inputs';
import { deriveGpuQuota } from '../deriveGpuQuota';
import type { ClusterInputs } from '../inputs';
import type { ResourceQuotaFacts } from '../facts/facts';
import { acceleratorOfQuotaKey } from '../quotaKeys';
import { readQuantity } from './amounts';
import { valueOf } from './readings';

const RUNS = { numRuns: 500 };

const derive = (...clusters: ClusterInputs[]) =>
  deriveGpuQuota(clusters, NOW * 1_000);

const accelerators = (cluster: ClusterInputs) =>
  derive(cluster).clusters[0].namespaces[0].accelerators;

const amount = (text: string): Quantity => {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new Error(`No quantity: ${text}`);
  return quantity;
};

describe('whatever a cluster says, the view', () => {
  it('is one that the card can read, and plain data', () => {
    fc.assert(
      fc.property(arbitraryCluster, cluster => {
        const view = derive(cluster);
        expect(gpuQuotaViewSchema.parse(view)).toEqual(view);
        expect(JSON.parse(JSON.stringify(view))).toStrictEqual(view);
      }),
      RUNS,
    );
  });

  it('has amounts that can be read and are not negative', () => {
    fc.assert(
      fc.property(arbitraryCluster, cluster => {
        for (const one of accelerators(cluster)) {
          for (const text of [one.used, one.waiting, one.hard, one.free]) {
            expect(amount(text ?? '0') >= 0n).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('calls free what is left of the limit', () => {
    fc.assert(
      fc.property(arbitraryCluster, cluster => {
        for (const { limitedBy, hard, used, free } of accelerators(cluster)) {
          expect(hard === undefined).toBe(free === undefined);
          const allowed = amount(hard ?? '0');
          const left = allowed - amount(used);
          const atLeastNothing = left > 0n ? left : 0n;
          // A queue is shared, so that others may have taken some of it, or pods may have gone around it.
          const most = limitedBy === 'clusterQueue' ? allowed : atLeastNothing;
          const least = limitedBy === 'clusterQueue' ? 0n : atLeastNothing;
          const claimed = amount(free ?? '0');
          expect(hard === undefined || claimed <= most).toBe(true);
          expect(hard === undefined || claimed >= least).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('calls no more free than any key of a ResourceQuota leaves', () => {
    const leftOf = ({ hard, used }: ResourceQuotaFacts, key: string) => {
      const [allowed, taken] = [hard, used].map(amounts =>
        readQuantity(Object.hasOwn(amounts, key) ? amounts[key] : ''),
      );
      if (allowed === undefined || taken === undefined) return [];
      return allowed > taken ? allowed - taken : 0n;
    };
    fc.assert(
      fc.property(arbitraryCluster, cluster => {
        const classes = valueOf(cluster.deviceClasses);
        const [{ resourceQuotas }] = cluster.namespaces;
        const quotas = valueOf(resourceQuotas).filter(one => !one.scoped);
        for (const { resource, free } of accelerators(cluster)) {
          const lefts = quotas.flatMap(quota =>
            Object.keys(quota.hard)
              .filter(key => acceleratorOfQuotaKey(key, classes) === resource)
              .flatMap(key => leftOf(quota, key)),
          );
          expect(lefts.filter(left => amount(free ?? '') > left)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('calls no more free than the quotas alone and the queues alone would leave', () => {
    const nothing = read([]);
    const without = (cluster: ClusterInputs, names: readonly string[]) => ({
      ...cluster,
      namespaces: cluster.namespaces.map(inputs => ({
        ...inputs,
        ...Object.fromEntries(names.map(name => [name, nothing])),
      })),
    });
    fc.assert(
      fc.property(arbitraryCluster, cluster => {
        const alone = ['localQueues', 'resourceQuotas'].flatMap(name =>
          accelerators(without(cluster, [name])),
        );
        for (const { resource, free } of accelerators(cluster)) {
          const limits = alone.filter(
            // A queue without quota of its own may only borrow, which is no limit beside a ResourceQuota.
            one => one.resource === resource && amount(one.hard ?? '0') > 0n,
          );
          for (const limit of limits) {
            expect(amount(free ?? 'none') <= amount(limit.free ?? '')).toBe(
              true,
            );
          }
        }
      }),
      RUNS,
    );
  });

  it('counts what waits as the list of what waits does', () => {
    fc.assert(
      fc.property(arbitraryCluster, cluster => {
        const [{ accelerators: rows, waiting }] =
          derive(cluster).clusters[0].namespaces;
        for (const { resource, waiting: sum, waitingWorkloads } of rows) {
          const parts = waiting.flatMap(item =>
            item.accelerators.filter(one => one.resource === resource),
          );
          expect(waitingWorkloads).toBe(parts.length);
          expect(amount(sum)).toBe(
            parts.reduce((all, part) => all + amount(part.amount), 0n),
          );
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order in which the cluster lists its objects', () => {
    fc.assert(
      fc.property(
        arbitraryCluster,
        fc.infiniteStream(fc.nat()),
        (cluster, picks) => {
          const shuffled = mapLists(cluster, list => {
            const rest = [...list];
            return list.map(
              () => rest.splice(Number(picks.next().value) % rest.length, 1)[0],
            );
          });
          expect(derive(shuffled)).toEqual(derive(cluster));
        },
      ),
      RUNS,
    );
  });

  it('names nothing of another team', () => {
    const foreign = <Facts extends { name: string }>(facts: Facts): Facts => {
      const renamed: Facts = JSON.parse(
        JSON.stringify(facts).replace(/"[a-d]"/g, `"${CANARY}"`),
      );
      return { ...renamed, name: CANARY, namespace: `${CANARY}-team` };
    };
    fc.assert(
      fc.property(arbitraryCluster, cluster => {
        const shared = {
          ...mapLists(cluster, list => [
            ...list,
            ...list.slice(0, 1).map(foreign),
          ]),
          // They are nobody's but the cluster's.
          nodes: cluster.nodes,
        };
        expect(JSON.stringify(derive(shared))).not.toContain(CANARY);
      }),
      RUNS,
    );
  });
});
