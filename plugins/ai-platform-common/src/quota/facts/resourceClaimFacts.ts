import { valueAt } from '../../model/valueAt';
import type { ResourceClaimFacts } from './facts';
import { integerAt, listAt, textAt } from './fields';
import { createdAtOf, placeOf } from './metadata';

/** The most devices that one claim can get, and what the quota counts for allocation mode All. */
const MOST_DEVICES = 32;

type DevicesByClass = ReadonlyMap<string, number>;

function countOf(request: unknown): number {
  switch (textAt(request, 'allocationMode') ?? 'ExactCount') {
    case 'ExactCount':
      return Math.max(integerAt(request, 'count') ?? 1, 0);
    case 'All':
      return MOST_DEVICES;
    default:
      // A mode of a newer version: the quota counts nothing for it either.
      return 0;
  }
}

function merged(
  all: readonly DevicesByClass[],
  merge: (a: number, b: number) => number,
): DevicesByClass {
  const result = new Map<string, number>();
  for (const devices of all) {
    for (const [name, count] of devices) {
      result.set(name, merge(result.get(name) ?? 0, count));
    }
  }
  return result;
}

function devicesOfOne(request: unknown): DevicesByClass {
  const deviceClass = textAt(request, 'deviceClassName');
  return new Map(deviceClass ? [[deviceClass, countOf(request)]] : []);
}

/** Of alternatives the quota counts the dearest, class by class. */
function devicesOfRequest(request: unknown): DevicesByClass {
  const alternatives = listAt(request, 'firstAvailable');
  if (alternatives.length > 0) {
    return merged(alternatives.map(devicesOfOne), Math.max);
  }
  // resource.k8s.io/v1beta1 has the fields of `exactly` in the request itself.
  return devicesOfOne(valueAt(request, ['exactly']) ?? request);
}

/**
 * What is kept of a ResourceClaim (resource.k8s.io v1, v1beta2, v1beta1); undefined where it has no name.
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 * @public
 */
export function resourceClaimFacts(
  object: unknown,
): ResourceClaimFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  const requests = listAt(object, 'spec', 'devices', 'requests');
  const devices = merged(requests.map(devicesOfRequest), (a, b) => a + b);
  return {
    ...place,
    devices: Object.fromEntries([...devices].filter(([, count]) => count > 0)),
    allocated: Boolean(valueAt(object, ['status', 'allocation'])),
    createdAt: createdAtOf(object),
  };
}
