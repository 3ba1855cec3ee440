import type { Quantity } from '../../model/quantity';
import {
  describeResource,
  isShared,
  migProfileOf,
  modelOf,
  type AcceleratorModel,
} from '../accelerators';
import type { NodeFacts } from '../facts/facts';
import { acceleratorNames } from './acceleratorNames';
import { memoize } from './memoize';

/** What one node has of an accelerator. */
export interface NodeOffer {
  readonly node: NodeFacts;
  readonly amount: Quantity;
  readonly kind: NodeDevices;
}

/** What the devices of one node are. */
export interface NodeDevices {
  readonly model?: AcceleratorModel;
  /** Absent where the node does not divide them, and the resource name alone says what they are. */
  readonly unit?: 'partition' | 'slice';
  readonly profile?: string;
}

/** What nodes have, by accelerator. */
export interface NodeOffers {
  /** Of nodes that take pods. */
  readonly usable: ReadonlyMap<string, readonly NodeOffer[]>;
  /** Accelerators of any node, also of those that take no pods now, or name it and have none at the moment. */
  readonly known: ReadonlySet<string>;
}

/** Equal labels are often one object in a cache, and are read once. */
const devicesOf = memoize((labels: NodeFacts['labels']): NodeDevices => {
  const model = modelOf(labels);
  const profile = migProfileOf(labels);
  return {
    ...(model && { model }),
    ...(profile && { profile, unit: 'partition' as const }),
    ...(isShared(labels) && { unit: 'slice' as const }),
  };
});

// A node that divides its devices and keeps the plain name says so in its labels; all other names speak for themselves.
function kindOf(accelerator: string, labels: NodeFacts['labels']): NodeDevices {
  const devices = devicesOf(labels);
  if (describeResource(accelerator)?.unit === 'gpu') return devices;
  return devices.model ? { model: devices.model } : {};
}

/** Nodes name what they have as it is: a DeviceClass makes no difference. */
const { read } = acceleratorNames([]);

/** What the nodes have. */
export const nodeOffers = memoize((nodes: readonly NodeFacts[]): NodeOffers => {
  const usable = new Map<string, NodeOffer[]>();
  const known = new Set<string>();
  for (const node of nodes) {
    node.lacking?.forEach(accelerator => known.add(accelerator));
    for (const [accelerator, amount] of read(node.allocatable).accelerators) {
      known.add(accelerator);
      if (node.usable) {
        const offers = usable.get(accelerator) ?? [];
        offers.push({ node, amount, kind: kindOf(accelerator, node.labels) });
        usable.set(accelerator, offers);
      }
    }
  }
  return { usable, known };
});
