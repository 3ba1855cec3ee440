import { describeDeviceClass, describeResource } from './accelerators';
import {
  deviceClassOf,
  deviceClassResource,
  implicitResource,
} from './accelerators/deviceClassOf';
import type { DeviceClassFacts } from './facts/facts';

/** Stands before a resource that is counted by what pods request. */
export const REQUESTS = 'requests.';

/** Stands behind a DeviceClass, and counts the devices of ResourceClaims. */
export const DEVICES = '.deviceclass.resource.k8s.io/devices';

/** The keys by which a ResourceQuota counts the devices of a class. */
export function keysOfClass(deviceClass: string): string[] {
  return [
    `${deviceClass}${DEVICES}`,
    `${REQUESTS}${implicitResource(deviceClass)}`,
  ];
}

/**
 * The accelerator that the devices of a class are: the extended resource that stands for the class where one does,
 * `deviceclass/<name>` where none does, undefined where the class is none of accelerators.
 * @public
 */
export function acceleratorOfDeviceClass(
  name: string,
  deviceClasses: readonly DeviceClassFacts[],
): string | undefined {
  const extended = deviceClasses.find(
    one => one.name === name,
  )?.extendedResource;
  if (extended !== undefined && describeResource(extended)) return extended;
  return describeDeviceClass(name) ? deviceClassResource(name) : undefined;
}

/**
 * The accelerator that a resource name in a pod's requests stands for, or undefined where it stands for none.
 * @public
 */
export function acceleratorOfResource(
  resource: string,
  deviceClasses: readonly DeviceClassFacts[],
): string | undefined {
  const deviceClass = deviceClassOf(resource);
  if (deviceClass !== undefined) {
    return acceleratorOfDeviceClass(deviceClass, deviceClasses);
  }
  return describeResource(resource) ? resource : undefined;
}

/**
 * The accelerator that a key of a ResourceQuota counts, or undefined where it counts something else. Keys with the
 * same answer count the same devices, and are never to be added up.
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 * @public
 */
export function acceleratorOfQuotaKey(
  key: string,
  deviceClasses: readonly DeviceClassFacts[],
): string | undefined {
  if (key.endsWith(DEVICES)) {
    return acceleratorOfDeviceClass(
      key.slice(0, -DEVICES.length),
      deviceClasses,
    );
  }
  return key.startsWith(REQUESTS)
    ? acceleratorOfResource(key.slice(REQUESTS.length), deviceClasses)
    : undefined;
}

/**
 * Every key by which a ResourceQuota can count an accelerator: its extended resource first, then those of each
 * DeviceClass that it stands for, by name.
 * @public
 */
export function quotaKeysOf(
  accelerator: string,
  deviceClasses: readonly DeviceClassFacts[],
): string[] {
  const own = deviceClassOf(accelerator);
  if (own !== undefined) return keysOfClass(own);
  const classes = deviceClasses
    .filter(one => one.extendedResource === accelerator)
    .map(one => one.name)
    .sort();
  return [`${REQUESTS}${accelerator}`, ...classes.flatMap(keysOfClass)];
}
