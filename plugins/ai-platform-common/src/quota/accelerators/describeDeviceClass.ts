import type { AcceleratorDescription } from './acceleratorDescription';

/** Names that the vendors' DRA drivers install, and administrators' variants that end like them. */
const BY_DRIVER: readonly (readonly [RegExp, AcceleratorDescription])[] = [
  [/(^|[.-])mig\.nvidia\.com$/, { vendor: 'nvidia', unit: 'partition' }],
  [/(^|[.-])gpu\.nvidia\.com$/, { vendor: 'nvidia', unit: 'gpu' }],
  [/(^|[.-])gpu\.amd\.com$/, { vendor: 'amd', unit: 'gpu' }],
  [/(^|[.-])gpu\.intel\.com$/, { vendor: 'intel', unit: 'gpu' }],
  [/(^|[.-])gaudi\.(intel|habana)\./, { vendor: 'habana', unit: 'device' }],
  [/(^|[.-])tpu\.google\.com$/, { vendor: 'google', unit: 'chip' }],
  [/(^|[.-])neuron\.(aws|amazonaws)\.com$/, { vendor: 'aws', unit: 'device' }],
];

/** A word of the name that says accelerator: a kind of device, or a family such as h100, l40s, gb200, mi300x. */
const TELLING_WORD =
  /(^|[.-])(v?gpus?|xpu|npu|tpu|ipu|gaudi\d?|neuron|(gb|gh|[abhlv])\d{2,3}[a-z]?|[lt]4|mi\d{3}[a-z]?)([.-]|$)/;

/**
 * What the devices of a DeviceClass are, as far as its name tells; undefined where it does not say accelerator.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 * @public
 */
export function describeDeviceClass(
  name: string,
): AcceleratorDescription | undefined {
  const known = BY_DRIVER.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  return TELLING_WORD.test(name)
    ? { vendor: 'other', unit: 'device' }
    : undefined;
}
