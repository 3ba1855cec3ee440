/** What is known about an accelerator, whatever machine carries it. @public */
export interface Accelerator {
  vendor: 'nvidia' | 'amd' | 'google' | 'aws';
  /** The name that people use for it. */
  title: string;
  /** Device memory in GiB. */
  memoryGib: number;
  /** The extended resource that a pod asks for. */
  resource: string;
  /** MIG profiles, with the number of instances that one device can hold; empty where there is no MIG. */
  migProfiles: Readonly<Record<string, number>>;
}

const NVIDIA = { vendor: 'nvidia', resource: 'nvidia.com/gpu' } as const;
const NO_MIG = {};

// Profiles and instance counts: NVIDIA Multi-Instance GPU User Guide, "Supported MIG Profiles".
const MIG_A100_40 = {
  '1g.5gb': 7,
  '1g.10gb': 4,
  '2g.10gb': 3,
  '3g.20gb': 2,
  '4g.20gb': 1,
  '7g.40gb': 1,
};
const MIG_80 = {
  '1g.10gb': 7,
  '1g.20gb': 4,
  '2g.20gb': 3,
  '3g.40gb': 2,
  '4g.40gb': 1,
  '7g.80gb': 1,
};
const MIG_H200 = {
  '1g.18gb': 7,
  '1g.35gb': 4,
  '2g.35gb': 3,
  '3g.71gb': 2,
  '4g.71gb': 1,
  '7g.141gb': 1,
};

/** The accelerators that a node pool can name. @public */
export const ACCELERATORS = {
  'nvidia-t4': {
    ...NVIDIA,
    title: 'NVIDIA T4',
    memoryGib: 16,
    migProfiles: NO_MIG,
  },
  'nvidia-l4': {
    ...NVIDIA,
    title: 'NVIDIA L4',
    memoryGib: 24,
    migProfiles: NO_MIG,
  },
  'nvidia-a10': {
    ...NVIDIA,
    title: 'NVIDIA A10',
    memoryGib: 24,
    migProfiles: NO_MIG,
  },
  'nvidia-a10g': {
    ...NVIDIA,
    title: 'NVIDIA A10G',
    memoryGib: 24,
    migProfiles: NO_MIG,
  },
  'nvidia-a100-40gb': {
    ...NVIDIA,
    title: 'NVIDIA A100 40 GB',
    memoryGib: 40,
    migProfiles: MIG_A100_40,
  },
  'nvidia-a100-80gb': {
    ...NVIDIA,
    title: 'NVIDIA A100 80 GB',
    memoryGib: 80,
    migProfiles: MIG_80,
  },
  'nvidia-h100-80gb': {
    ...NVIDIA,
    title: 'NVIDIA H100 80 GB',
    memoryGib: 80,
    migProfiles: MIG_80,
  },
  'nvidia-h200-141gb': {
    ...NVIDIA,
    title: 'NVIDIA H200 141 GB',
    memoryGib: 141,
    migProfiles: MIG_H200,
  },
  'amd-mi300x': {
    vendor: 'amd',
    resource: 'amd.com/gpu',
    title: 'AMD Instinct MI300X',
    memoryGib: 192,
    migProfiles: NO_MIG,
  },
  'google-tpu-v5e': {
    vendor: 'google',
    resource: 'google.com/tpu',
    title: 'Google TPU v5e',
    memoryGib: 16,
    migProfiles: NO_MIG,
  },
  'google-tpu-v6e': {
    vendor: 'google',
    resource: 'google.com/tpu',
    title: 'Google TPU v6e',
    memoryGib: 32,
    migProfiles: NO_MIG,
  },
  'aws-trainium': {
    vendor: 'aws',
    resource: 'aws.amazon.com/neuron',
    title: 'AWS Trainium',
    memoryGib: 32,
    migProfiles: NO_MIG,
  },
  'aws-inferentia2': {
    vendor: 'aws',
    resource: 'aws.amazon.com/neuron',
    title: 'AWS Inferentia2',
    memoryGib: 32,
    migProfiles: NO_MIG,
  },
} as const satisfies Record<string, Accelerator>;

/** @public */
export type AcceleratorType = keyof typeof ACCELERATORS;

/** All accelerator ids, in the order of the catalogue. @public */
export const ACCELERATOR_TYPES = Object.keys(ACCELERATORS) as [
  AcceleratorType,
  ...AcceleratorType[],
];

/** The catalogue entry of an accelerator id. @public */
export function acceleratorOf(type: AcceleratorType): Accelerator {
  return ACCELERATORS[type];
}
