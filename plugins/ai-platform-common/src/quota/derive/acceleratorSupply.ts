import type { Quantity } from '../../model/quantity';
import type { AcceleratorQuotaView } from '../../view/gpuQuotaView';
import type { AcceleratorModel } from '../accelerators';
import type { NodeFacts, PodFacts } from '../facts/facts';
import { acceleratorNames } from './acceleratorNames';
import { addAmounts } from './amounts';
import { memoize } from './memoize';
import { nodeOffers, type NodeOffer } from './nodeOffers';
import { bigger, compare, firstDifference } from './order';
import { holdsDevices } from './podState';

/** Devices of one model. */
export interface ModelSupply extends AcceleratorModel {
  readonly devices: Quantity;
}

/**
 * What the usable nodes of a cluster have of one accelerator. Where nodes divide it in different ways, this speaks of the
 * least divided alone, but for `offered`: GPUs and slices of GPUs cannot be added up, though they have one name.
 */
export interface AcceleratorSupply {
  /** All that nodes have under the name, divided or not. That is what quotas count. */
  readonly offered: Quantity;
  readonly allocatable: Quantity;
  /** Not held by any of the pods that were given. */
  readonly free: Quantity;
  /** Nodes. */
  readonly count: number;
  readonly largest: Quantity;
  /** The most frequent first. */
  readonly models: readonly ModelSupply[];
  /** Absent where the resource name alone says it. */
  readonly unit?: AcceleratorQuotaView['unit'];
  readonly profile?: string;
}

type HeldByNode = ReadonlyMap<string, ReadonlyMap<string, Quantity>>;

const { read } = acceleratorNames([]);

const heldByNode = memoize((pods: readonly PodFacts[]): HeldByNode => {
  const nodes = new Map<string, Map<string, Quantity>>();
  for (const pod of pods) {
    if (pod.node !== undefined && holdsDevices(pod)) {
      const held = nodes.get(pod.node) ?? new Map<string, Quantity>();
      addAmounts(held, read(pod.requests).accelerators);
      nodes.set(pod.node, held);
    }
  }
  return nodes;
});

function modelsOf(offers: readonly NodeOffer[]): ModelSupply[] {
  const models = new Map<string, ModelSupply>();
  for (const { amount, kind } of offers) {
    if (kind.model) {
      const { name, product, memoryMib } = kind.model;
      const key = JSON.stringify([name, product, memoryMib]);
      const devices = (models.get(key)?.devices ?? 0n) + amount;
      models.set(key, { ...kind.model, devices });
    }
  }
  return [...models]
    .sort(([keyA, a], [keyB, b]) =>
      firstDifference(compare(b.devices, a.devices), compare(keyA, keyB)),
    )
    .map(([, model]) => model);
}

// How nodes divide what has one name. Partitions have memory of their own, slices share it.
const LEAST_DIVIDED_FIRST = [undefined, 'partition', 'slice'] as const;

function leastDivided(offers: readonly NodeOffer[]): readonly NodeOffer[] {
  const units = new Set(offers.map(({ kind }) => kind.unit));
  const unit = LEAST_DIVIDED_FIRST.find(one => units.has(one));
  return units.size > 1
    ? offers.filter(({ kind }) => kind.unit === unit)
    : offers;
}

// The profile where all nodes have the same.
function commonProfile(offers: readonly NodeOffer[]): string | undefined {
  const profiles = new Set(offers.map(({ kind }) => kind.profile));
  return profiles.size === 1 ? [...profiles][0] : undefined;
}

function supplyOf(
  accelerator: string,
  all: readonly NodeOffer[],
  held: HeldByNode,
): AcceleratorSupply {
  const offers = leastDivided(all);
  let allocatable = 0n;
  let free = 0n;
  let largest = 0n;
  for (const { node, amount } of offers) {
    allocatable += amount;
    largest = bigger(largest, amount);
    free += bigger(amount - (held.get(node.name)?.get(accelerator) ?? 0n), 0n);
  }
  const unit = offers[0]?.kind.unit;
  const profile = commonProfile(offers);
  return {
    offered: all.reduce((sum, { amount }) => sum + amount, 0n),
    allocatable,
    free,
    count: offers.length,
    largest,
    models: modelsOf(offers),
    ...(unit && { unit }),
    ...(profile !== undefined && { profile }),
  };
}

/**
 * What the usable nodes of a cluster have, by accelerator, and what of it the pods leave. Remembered for the two arrays:
 * a cluster has thousands of nodes and tens of thousands of pods, and every view of every namespace asks for the same.
 */
export const acceleratorSupply = memoize((nodes: readonly NodeFacts[]) =>
  memoize(
    (
      acceleratorPods: readonly PodFacts[],
    ): ReadonlyMap<string, AcceleratorSupply> => {
      const held = heldByNode(acceleratorPods);
      return new Map(
        [...nodeOffers(nodes).usable].map(([accelerator, offers]) => [
          accelerator,
          supplyOf(accelerator, offers, held),
        ]),
      );
    },
  ),
);
