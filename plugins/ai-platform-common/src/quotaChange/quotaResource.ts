import {
  IMPLICIT_PREFIX,
  OWN_PREFIX,
  deviceClassResource,
} from '../quota/accelerators/deviceClassOf';
import { DEVICES, REQUESTS, keysOfClass } from '../quota/quotaKeys';

const DEVICE_CLASS = `${REQUESTS}${IMPLICIT_PREFIX}`;

/** Resources that a quota counts both with and without the prefix `requests.`. */
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'];

/** Of all resources, only processors come in parts. */
const DIVISIBLE = ['cpu', 'limits.cpu'];

/**
 * The resource that a key of a quota counts, in one spelling: `nvidia.com/gpu`, `cpu`, `limits.cpu`, `pods`, or
 * `deviceclass/<name>` for both keys of a DeviceClass, and for the resource by which pods ask for it.
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 * @public
 */
export function quotaResource(key: string): string {
  const prefix = [DEVICE_CLASS, IMPLICIT_PREFIX].find(each =>
    key.startsWith(each),
  );
  if (prefix !== undefined)
    return deviceClassResource(key.slice(prefix.length));
  if (key.endsWith(DEVICES)) {
    return deviceClassResource(key.slice(0, -DEVICES.length));
  }
  return key.startsWith(REQUESTS) ? key.slice(REQUESTS.length) : key;
}

/** The keys by which a ResourceQuota may count a resource; the first is the one to add. */
export function quotaKeysFor(resource: string): string[] {
  const name = quotaResource(resource);
  if (name.startsWith(OWN_PREFIX)) {
    return keysOfClass(name.slice(OWN_PREFIX.length));
  }
  if (name === 'storage') return [`${REQUESTS}${name}`];
  return isExtendedResource(name) || COMPUTE.includes(name)
    ? [`${REQUESTS}${name}`, name]
    : [name];
}

/** True for a key that counts the devices of a DeviceClass. */
export function isDeviceClassKey(key: string): boolean {
  return key.startsWith(DEVICE_CLASS) || key.endsWith(DEVICES);
}

/** True for a spelling that only a ResourceQuota has, and no queue. */
export function isQuotaKey(resource: string): boolean {
  return resource.startsWith(REQUESTS) || resource.endsWith(DEVICES);
}

/** True for the devices of a DeviceClass, in whatever spelling. */
export function isDeviceClass(resource: string): boolean {
  return quotaResource(resource).startsWith(OWN_PREFIX);
}

/** True for devices that nodes advertise by name: `nvidia.com/gpu`. */
export function isExtendedResource(resource: string): boolean {
  return (
    resource.includes('/') &&
    !isDeviceClass(resource) &&
    !/^count\/|storageclass/.test(resource)
  );
}

/** True if the resource is counted in parts of one. */
export function isDivisible(resource: string): boolean {
  return DIVISIBLE.includes(quotaResource(resource));
}
