import { describeResource, deviceClassResource } from '../accelerators';
import { deviceClassOf } from '../accelerators/deviceClassOf';
import { acceleratorSupply } from './acceleratorSupply';
import { nodeOffers } from './nodeOffers';
import { isUnavailable, valueOf } from './readings';
import type { Scope } from './scope';

/** Units in which every node of a vendor counts its devices, unless somebody has it divide or rename them. */
const WHOLE: ReadonlySet<string> = new Set(['gpu', 'chip', 'device']);

/** By accelerator, what the usable nodes of the cluster have. */
export function supplyOf({ cluster }: Scope) {
  return acceleratorSupply(valueOf(cluster.nodes))(
    valueOf(cluster.acceleratorPods),
  );
}

/** Accelerators that nodes name, also those nodes that take no pods now or have none of them at the moment, by name. */
export function listedByNodes({ cluster }: Scope): string[] {
  return [...nodeOffers(valueOf(cluster.nodes)).known].sort();
}

/**
 * True if devices may exist that no node lists: DRA drivers publish theirs in ResourceSlices, also those that pods ask
 * for by an extended resource.
 */
export function mayBeUnlisted(
  { cluster }: Scope,
  accelerator: string,
): boolean {
  return (
    isUnavailable(cluster.deviceClasses) ||
    valueOf(cluster.deviceClasses).some(
      ({ name, extendedResource }) =>
        extendedResource === accelerator ||
        deviceClassResource(name) === accelerator,
    )
  );
}

/** True if it is certain that no node has the accelerator. */
export function isUnserved(scope: Scope, accelerator: string): boolean {
  const { nodes } = scope.cluster;
  return (
    !isUnavailable(nodes) &&
    !nodeOffers(valueOf(nodes)).known.has(accelerator) &&
    !mayBeUnlisted(scope, accelerator)
  );
}

/**
 * True if an accelerator that no node names may come with a node, so that a quota for it may be right: an autoscaler
 * takes pools down to no node at all.
 *
 * - Where no node has any accelerator, whatever is named may come.
 * - A vendor's own name for whole devices (nvidia.com/gpu, google.com/tpu) may come with a pool of that vendor.
 * - A part of a device (nvidia.com/mig-1g.5gb) or a renamed share of it (nvidia.com/gpu.shared) may come where no node
 *   has anything of the vendor. Where nodes have, they show how the cluster divides that vendor's devices: otherwise.
 * - A name that no vendor documents and no node uses is taken for a mistake.
 * - A DeviceClass that is not installed comes with no node.
 */
export function mayComeWithNodes(scope: Scope, accelerator: string): boolean {
  const listed = listedByNodes(scope);
  if (listed.length === 0) return true;
  const description = describeResource(accelerator);
  const isUnknown = !description || description.vendor === 'other';
  if (isUnknown || deviceClassOf(accelerator) !== undefined) return false;
  return (
    WHOLE.has(description.unit) ||
    !listed.some(one => describeResource(one)?.vendor === description.vendor)
  );
}
