/** Stands before a DeviceClass where no extended resource names its devices. */
export const OWN_PREFIX = 'deviceclass/';

/** Kubernetes' implicit extended resource of a DeviceClass, which pods may ask for. */
export const IMPLICIT_PREFIX = 'deviceclass.resource.kubernetes.io/';

/** `deviceclass/<name>`: an accelerator that only a DeviceClass names. @public */
export function deviceClassResource(deviceClass: string): string {
  return `${OWN_PREFIX}${deviceClass}`;
}

/** `deviceclass.resource.kubernetes.io/<name>`: how pods and quotas name the devices of a class as a resource. */
export function implicitResource(deviceClass: string): string {
  return `${IMPLICIT_PREFIX}${deviceClass}`;
}

/** The DeviceClass that a resource name is made of, or undefined if it is made of none. */
export function deviceClassOf(resource: string): string | undefined {
  const prefix = [OWN_PREFIX, IMPLICIT_PREFIX].find(start =>
    resource.startsWith(start),
  );
  return prefix && resource.length > prefix.length
    ? resource.slice(prefix.length)
    : undefined;
}
