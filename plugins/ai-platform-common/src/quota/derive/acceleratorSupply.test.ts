import { aNode, aPod, GPU } from '../../testUtils/quota/facts';
import { acceleratorSupply } from './acceleratorSupply';

describe('acceleratorSupply', () => {
  const nodes = [aNode(), aNode({ name: 'gpu-1' })];
  const pods = [aPod(), aPod({ name: 'other', node: 'gpu-1' })];

  it('is summed up once for the same lists, and anew for others', () => {
    const supply = acceleratorSupply(nodes)(pods);
    expect(supply.get(GPU)?.free).toBe(14_000_000_000n);
    expect(acceleratorSupply(nodes)(pods)).toBe(supply);
    expect(acceleratorSupply([...nodes])(pods)).not.toBe(supply);
    expect(acceleratorSupply(nodes)([]).get(GPU)?.free).toBe(16_000_000_000n);
  });

  const labelled = (
    name: string,
    amount: string,
    labels: Record<string, string>,
  ) => aNode({ name, allocatable: { [GPU]: amount }, labels });
  const sliced = (name: string) =>
    labelled(name, '40', {
      'nvidia.com/gpu.product': 'NVIDIA-L4-SHARED',
      'nvidia.com/gpu.sharing-strategy': 'time-slicing',
    });
  const partitioned = (name: string, profile: string) =>
    labelled(name, '7', {
      'nvidia.com/gpu.product': `NVIDIA-A100-SXM4-40GB-MIG-${profile}`,
    });
  const supplyOf = (...of: ReturnType<typeof aNode>[]) =>
    acceleratorSupply(of)([aPod({ node: 's' }), aPod()]).get(GPU);
  const whole = (count: number) => BigInt(count) * 1_000_000_000n;

  it('does not add slices of GPUs to GPUs, though both have one name', () => {
    const supply = supplyOf(aNode(), sliced('s'), partitioned('p', '1g.5gb'));
    expect(supply).toMatchObject({
      allocatable: whole(8),
      free: whole(7),
      count: 1,
      largest: whole(8),
      models: [{ name: 'H100', devices: whole(8) }],
      offered: whole(55),
    });
    expect(supply).not.toHaveProperty('unit');
    expect(supply).not.toHaveProperty('profile');
  });

  it('does not add slices of GPUs to partitions of them', () => {
    expect(supplyOf(sliced('s'), partitioned('p', '1g.5gb'))).toMatchObject({
      allocatable: whole(7),
      unit: 'partition',
      profile: '1g.5gb',
      offered: whole(47),
    });
  });

  it('counts slices where nodes have nothing else, and partitions of whatever size', () => {
    expect(supplyOf(sliced('s'), sliced('t'))).toMatchObject({
      allocatable: whole(80),
      free: whole(79),
      unit: 'slice',
    });
    const partitions = supplyOf(
      partitioned('p', '1g.5gb'),
      partitioned('q', '2g.10gb'),
    );
    expect(partitions).toMatchObject({
      allocatable: whole(14),
      unit: 'partition',
    });
    expect(partitions).not.toHaveProperty('profile');
  });
});
