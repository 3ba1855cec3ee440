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
});
