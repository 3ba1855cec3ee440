import { valueAt } from '../../model/valueAt';
import type { ResourceClaimFacts } from './facts';
import { integerAt, isTrueAt, listAt, textAt } from './fields';
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

/** resource.k8s.io/v1beta1 has the fields of `exactly` in the request itself. */
const exactlyOf = (request: unknown): unknown =>
  valueAt(request, ['exactly']) ?? request;

/** Of alternatives the quota counts the dearest, class by class. */
function devicesOfRequest(request: unknown): DevicesByClass {
  const alternatives = listAt(request, 'firstAvailable');
  return alternatives.length > 0
    ? merged(alternatives.map(devicesOfOne), Math.max)
    : devicesOfOne(exactlyOf(request));
}

/** The most that a claim may get. */
function devicesAtMost(requests: readonly unknown[]): DevicesByClass {
  return merged(requests.map(devicesOfRequest), (a, b) => a + b);
}

/** DeviceClasses by what an allocation calls the request: `<request>`, of alternatives `<request>/<subrequest>`. */
function classesByRequest(
  requests: readonly unknown[],
): ReadonlyMap<string, string> {
  const classes = new Map<string, string>();
  const note = (name: string | undefined, one: unknown) => {
    const deviceClass = textAt(one, 'deviceClassName');
    if (name && deviceClass) classes.set(name, deviceClass);
  };
  for (const request of requests) {
    const name = textAt(request, 'name');
    note(name, exactlyOf(request));
    for (const alternative of listAt(request, 'firstAvailable')) {
      note(`${name}/${textAt(alternative, 'name')}`, alternative);
    }
  }
  return classes;
}

/** What a claim got: one device a result. Access for administrators takes a device from nobody. */
function devicesAllocated(
  requests: readonly unknown[],
  results: readonly unknown[],
): DevicesByClass {
  const classes = classesByRequest(requests);
  const devices = results
    .filter(result => !isTrueAt(result, 'adminAccess'))
    .flatMap(result => classes.get(textAt(result, 'request') ?? '') ?? [])
    .map(deviceClass => new Map([[deviceClass, 1]]));
  return merged(devices, (a, b) => a + b);
}

function devicesOf(object: unknown): DevicesByClass {
  const requests = listAt(object, 'spec', 'devices', 'requests');
  const results = ['status', 'allocation', 'devices', 'results'];
  return Array.isArray(valueAt(object, results))
    ? devicesAllocated(requests, listAt(object, ...results))
    : devicesAtMost(requests);
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
  const devices = [...devicesOf(object)].filter(([, count]) => count > 0);
  return {
    ...place,
    devices: Object.fromEntries(devices),
    allocated: Boolean(valueAt(object, ['status', 'allocation'])),
    createdAt: createdAtOf(object),
  };
}
