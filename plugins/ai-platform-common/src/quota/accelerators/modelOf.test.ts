import { modelOf } from './modelOf';
import { isShared, migProfileOf } from './sharing';

const product = (name: string) => ({ 'nvidia.com/gpu.product': name });

describe('modelOf', () => {
  it.each([
    ['NVIDIA-H100-80GB-HBM3', 'H100'],
    ['NVIDIA-A100-SXM4-40GB', 'A100'],
    ['A100-SXM4-40GB-MIG-1g.5gb-SHARED', 'A100'],
    ['NVIDIA-A10G-SHARED', 'A10G'],
    ['NVIDIA-L4', 'L4'],
    ['NVIDIA-L40S', 'L40S'],
    ['NVIDIA-GB200', 'GB200'],
    ['Tesla-T4', 'T4'],
    ['Tesla-V100-SXM2-16GB', 'V100'],
    ['NVIDIA-GeForce-RTX-4090', 'GeForce RTX 4090'],
    ['NVIDIA-RTX-A6000', 'RTX A6000'],
  ])('calls %s what people call it', (label, name) => {
    expect(modelOf(product(label))).toEqual({ name, product: label });
  });

  it.each([
    ['cloud.google.com/gke-accelerator', 'nvidia-h100-mega-80gb', 'H100'],
    ['cloud.google.com/gke-accelerator', 'nvidia-tesla-t4', 'T4'],
    ['cloud.google.com/gke-tpu-accelerator', 'tpu-v5-lite-podslice', 'TPU v5e'],
    ['cloud.google.com/gke-tpu-accelerator', 'tpu-v6e-slice', 'TPU v6e'],
    ['cloud.google.com/gke-tpu-accelerator', 'tpu-v5p-slice', 'TPU v5p'],
    ['k8s.amazonaws.com/accelerator', 'nvidia-tesla-v100', 'V100'],
    ['karpenter.k8s.aws/instance-gpu-name', 'a10g', 'A10G'],
    ['karpenter.k8s.aws/instance-accelerator-name', 'trainium', 'Trainium'],
    ['amd.com/gpu.product-name', 'AMD_Instinct_MI300X_OAM', 'MI300X'],
  ])('reads the label %s = %s', (label, value, name) => {
    expect(modelOf({ [label]: value })).toEqual({ name, product: value });
  });

  it('takes the memory that the node tells', () => {
    expect(
      modelOf({
        ...product('NVIDIA-H100-80GB-HBM3'),
        'nvidia.com/gpu.memory': '81559',
      }),
    ).toMatchObject({ name: 'H100', memoryMib: 81559 });
    expect(
      modelOf({
        'amd.com/gpu.product-name': 'AMD_Instinct_MI300X_OAM',
        'amd.com/gpu.vram': '192G',
      })?.memoryMib,
    ).toBe(196608);
  });

  it.each(['much', '-1', '0', ''])('passes over the memory %j', memory => {
    const labels = { ...product('NVIDIA-L4'), 'nvidia.com/gpu.memory': memory };
    expect(modelOf(labels)).not.toHaveProperty('memoryMib');
  });

  it.each([
    ['nvidia-a100-80gb', 'A100', 80],
    ['google-tpu-v5e', 'TPU v5e', 16],
    ['aws-inferentia2', 'Inferentia2', 32],
    ['amd-mi300x', 'MI300X', 192],
  ])('knows what Flagstone calls %s', (type, name, gib) => {
    expect(modelOf({ 'flagstone.dev/accelerator': type })).toEqual({
      name,
      memoryMib: gib * 1024,
    });
  });

  it('knows a machine that carries its accelerators, on AKS for one, which has no label for them', () => {
    expect(
      modelOf({
        'kubernetes.azure.com/accelerator': 'nvidia',
        'node.kubernetes.io/instance-type': 'Standard_NC24ads_A100_v4',
      }),
    ).toEqual({ name: 'A100', memoryMib: 81920 });
  });

  it('does not give a MIG instance the memory of the whole device', () => {
    expect(
      modelOf({
        ...product('NVIDIA-A100-SXM4-80GB-MIG-1g.10gb'),
        'flagstone.dev/accelerator': 'nvidia-a100-80gb',
      }),
    ).not.toHaveProperty('memoryMib');
  });

  it.each([
    [{}],
    [{ 'node.kubernetes.io/instance-type': 'm5.large' }],
    [{ 'flagstone.dev/accelerator': 'unheard-of' }],
  ])('knows nothing from %j', labels => {
    expect(modelOf(labels)).toBeUndefined();
  });
});

describe('shared and divided devices', () => {
  it.each([
    [{ 'nvidia.com/gpu.sharing-strategy': 'time-slicing' }, true],
    [{ 'nvidia.com/gpu.sharing-strategy': 'mps' }, true],
    [{ 'nvidia.com/gpu.sharing-strategy': 'none' }, false],
    [{ 'cloud.google.com/gke-gpu-sharing-strategy': 'time-sharing' }, true],
    [product('Tesla-T4-SHARED'), true],
    [product('Tesla-T4'), false],
    [{}, false],
  ])('%j: shared is %s', (labels, shared) => {
    expect(isShared(labels)).toBe(shared);
  });

  it.each([
    [product('NVIDIA-A100-SXM4-40GB-MIG-1g.5gb'), '1g.5gb'],
    [product('NVIDIA-A100-SXM4-40GB-MIG-3g.20gb-SHARED'), '3g.20gb'],
    [{ 'cloud.google.com/gke-gpu-partition-size': '2g.10gb' }, '2g.10gb'],
    [product('NVIDIA-A100-SXM4-40GB'), undefined],
    [{}, undefined],
  ])('%j: the MIG profile is %s', (labels, profile) => {
    expect(migProfileOf(labels)).toBe(profile);
  });
});
