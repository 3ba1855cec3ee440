import { formatQuantity, parseQuantity } from './quantity.mjs';

describe('quantities', () => {
  it.each([
    ['0', '0'],
    ['12', '12'],
    ['1500m', '1500m'],
    ['0.5', '500m'],
    ['2000m', '2'],
    ['1000', '1k'],
    ['1e3', '1k'],
    ['2E', '2E'],
    ['1.0000000001', '1000000001n'],
  ])('reads %s and writes %s', (text, canonical) => {
    expect(formatQuantity(parseQuantity(text))).toBe(canonical);
  });

  it.each([
    ['64Gi', '64Gi'],
    ['1024Mi', '1Gi'],
    ['0.5Ti', '512Gi'],
    ['1000', '1000'],
  ])('reads %s of memory and writes %s', (text, canonical) => {
    expect(formatQuantity(parseQuantity(text), 'binary')).toBe(canonical);
  });

  it.each(['', 'm', '1 Gi', '1gi', 'ten', '1e', '--1'])('refuses %j', text => {
    expect(() => parseQuantity(text)).toThrow('Not a quantity');
  });
});
