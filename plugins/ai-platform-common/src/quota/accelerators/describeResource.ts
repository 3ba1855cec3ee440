import type { AcceleratorDescription } from './acceleratorDescription';
import { describeDeviceClass } from './describeDeviceClass';
import { deviceClassOf } from './deviceClassOf';

const GPU = { unit: 'gpu' } as const;

/** The names that vendors' device plugins document. */
const KNOWN: Readonly<Record<string, AcceleratorDescription>> = {
  'nvidia.com/gpu': { vendor: 'nvidia', ...GPU },
  'nvidia.com/gpu.shared': { vendor: 'nvidia', unit: 'slice' },
  'amd.com/gpu': { vendor: 'amd', ...GPU },
  'gpu.intel.com/i915': { vendor: 'intel', ...GPU },
  'gpu.intel.com/xe': { vendor: 'intel', ...GPU },
  'intel.com/gpu': { vendor: 'intel', ...GPU },
  'habana.ai/gaudi': { vendor: 'habana', unit: 'device' },
  'google.com/tpu': { vendor: 'google', unit: 'chip' },
  'aws.amazon.com/neuron': { vendor: 'aws', unit: 'device' },
  'aws.amazon.com/neurondevice': { vendor: 'aws', unit: 'device' },
  'aws.amazon.com/neuroncore': { vendor: 'aws', unit: 'core' },
};

const MIG_PATTERN = /^nvidia\.com\/mig-(\d+c\.)?(\d+g\.\d+gb.*?)(\.shared)?$/;

/** Kubernetes' own resources are none of a vendor's. */
const NATIVE_PATTERN = /(^|\.)kubernetes\.io\//;

/**
 * Last word of a name that counts whole devices, with the model's number at most: `npu`, `ascend910b`.
 * A longer word counts something else of them, for example `gpu-memory` or `gpucores`.
 */
const LOOKS_LIKE_ONE =
  /^[^/]+\.[^/]+\/(?:.*[^a-z])?(v?gpu|tpu|xpu|npu|ipu|mlu|dcu|ascend|gaudi)(?:\d+[a-z]?)?$/i;

const UNIT_OF_WORD: Readonly<Record<string, AcceleratorDescription['unit']>> = {
  gpu: 'gpu',
  vgpu: 'slice',
  tpu: 'chip',
};

function describeOther(resource: string): AcceleratorDescription | undefined {
  const word = LOOKS_LIKE_ONE.exec(resource)?.[1].toLowerCase();
  return word
    ? { vendor: 'other', unit: UNIT_OF_WORD[word] ?? 'device' }
    : undefined;
}

/**
 * What the devices behind a resource name are, or undefined if it names no accelerator. Besides extended resources it
 * knows `deviceclass/<name>` and `deviceclass.resource.kubernetes.io/<name>`.
 * @public
 */
export function describeResource(
  resource: string,
): AcceleratorDescription | undefined {
  if (Object.hasOwn(KNOWN, resource)) return KNOWN[resource];
  const deviceClass = deviceClassOf(resource);
  if (deviceClass !== undefined) return describeDeviceClass(deviceClass);
  const mig = MIG_PATTERN.exec(resource);
  if (mig) {
    const [, compute = '', profile, shared] = mig;
    return {
      vendor: 'nvidia',
      unit: shared ? 'slice' : 'partition',
      profile: `${compute}${profile}`,
    };
  }
  return NATIVE_PATTERN.test(resource) ? undefined : describeOther(resource);
}
