import { formatAmountOf, formatCount } from './amounts';

describe('amounts for people', () => {
  it.each([
    ['nvidia.com/gpu', '8', '8'],
    ['pods', '12k', '12,000'],
    ['requests.cpu', '41500m', '41.5'],
    ['requests.memory', '64Gi', '64 GiB'],
    ['limits.memory', '1536Mi', '1.5 GiB'],
    ['memory', '1e9', '953.7 MiB'],
    ['requests.storage', '0', '0 B'],
    ['requests.ephemeral-storage', '10Ti', '10 TiB'],
    ['gold.storageclass.storage.k8s.io/requests.storage', '1Gi', '1 GiB'],
    ['nvidia.com/gpumem', '16384', '16,384'],
  ])('of %s: %s is %s', (key, quantity, text) => {
    expect(formatAmountOf(key, quantity)).toBe(text);
  });

  it('keeps every digit of an amount that a number could not hold', () => {
    expect(formatCount('9007199254740993')).toBe('9,007,199,254,740,993');
  });

  it('leaves a text that is no quantity as it is', () => {
    expect(formatAmountOf('requests.cpu', 'lots')).toBe('lots');
    expect(formatAmountOf('requests.memory', 'lots')).toBe('lots');
  });
});
