import type { Quantity } from '../../model/quantity';
import type { AcceleratorQuotaView } from '../../view/gpuQuotaView';
import type { AcceleratorModel } from '../accelerators';
import type { NodeFacts, PodFacts } from '../facts/facts';
import { acceleratorNames } from './acceleratorNames';
import { addAmounts } from './amounts';
import { memoize } from './memoize';
import { nodeOffers, type NodeDevices, type NodeOffer } from './nodeOffers';
import { bigger, compare, firstDifference } from './order';
import { holdsDevices } from './podState';

/** Devices of one model. */
export interface ModelSupply extends AcceleratorModel {
  readonly devices: Quantity;
}

/** What the usable nodes of a cluster have of one accelerator. */
export interface AcceleratorSupply {
  readonly allocatable: Quantity;
  /** Not held by any of the pods that were given. */
  readonly free: Quantity;
  /** Nodes. */
  readonly count: number;
  readonly largest: Quantity;
  /** The most frequent first. */
  readonly models: readonly ModelSupply[];
  /** Absent where the resource name alone says it; `device` where nodes divide their devices in different ways. */
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

// One answer where all nodes give the same.
function common<Value>(
  kinds: readonly NodeDevices[],
  pick: (kind: NodeDevices) => Value,
): { value?: Value; mixed: boolean } {
  const values = new Set(kinds.map(pick));
  return values.size > 1
    ? { mixed: true }
    : { value: [...values][0], mixed: false };
}

function supplyOf(
  accelerator: string,
  offers: readonly NodeOffer[],
  held: HeldByNode,
): AcceleratorSupply {
  let allocatable = 0n;
  let free = 0n;
  let largest = 0n;
  for (const { node, amount } of offers) {
    allocatable += amount;
    largest = bigger(largest, amount);
    free += bigger(amount - (held.get(node.name)?.get(accelerator) ?? 0n), 0n);
  }
  const kinds = [...new Set(offers.map(offer => offer.kind))];
  const unit = common(kinds, kind => kind.unit);
  const profile = common(kinds, kind => kind.profile);
  return {
    allocatable,
    free,
    count: offers.length,
    largest,
    models: modelsOf(offers),
    ...(unit.mixed && { unit: 'device' as const }),
    ...(unit.value && { unit: unit.value }),
    ...(profile.value !== undefined && { profile: profile.value }),
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
