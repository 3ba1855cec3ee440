import type { Quantity } from '../../model/quantity';
import type { PodFacts, ResourceClaimFacts } from '../facts/facts';
import {
  addAmounts,
  wholeAmount,
  type AcceleratorAmount,
  type AcceleratorAmounts,
} from './amounts';
import { acceleratorsOf, type Scope } from './scope';

function claimedDevices(
  scope: Scope,
  claim: ResourceClaimFacts,
): AcceleratorAmount[] {
  return Object.entries(claim.devices).flatMap(([deviceClass, count]) => {
    const accelerator = scope.names.ofClass(deviceClass);
    return accelerator === undefined
      ? []
      : [[accelerator, wholeAmount(count)] as const];
  });
}

/**
 * What the pods ask for together: their requests, and the devices of their ResourceClaims that `counts` lets through,
 * each claim once, however many of the pods share it.
 */
export function podAmounts(
  scope: Scope,
  pods: readonly PodFacts[],
  counts: (claim: ResourceClaimFacts) => boolean = () => true,
): AcceleratorAmounts {
  const sum = new Map<string, Quantity>();
  const claims = new Set<ResourceClaimFacts>();
  for (const pod of pods) {
    addAmounts(sum, acceleratorsOf(scope, `Pod/${pod.name}`, pod.requests));
    for (const name of pod.claims ?? []) {
      const claim = scope.claims.get(name);
      if (claim && counts(claim)) claims.add(claim);
    }
  }
  for (const claim of claims) addAmounts(sum, claimedDevices(scope, claim));
  return sum;
}
