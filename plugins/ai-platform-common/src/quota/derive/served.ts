import { deviceClassResource } from '../accelerators';
import { acceleratorSupply } from './acceleratorSupply';
import { nodeOffers } from './nodeOffers';
import { isUnavailable, valueOf } from './readings';
import type { Scope } from './scope';

/** By accelerator, what the usable nodes of the cluster have. */
export function supplyOf({ cluster }: Scope) {
  return acceleratorSupply(valueOf(cluster.nodes))(
    valueOf(cluster.acceleratorPods),
  );
}

/** Accelerators that nodes list, also those nodes that take no pods now, by name. */
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
