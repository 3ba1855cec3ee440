import {
  cidrContains,
  cidrSize,
  cidrsOverlap,
  formatCidr,
  parseCidr,
} from './cidr';

const range = (text: string) => {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`${text} is no range`);
  return cidr;
};

describe('cidr', () => {
  it.each([
    ['10.0.0.0/8', 16777216],
    ['0.0.0.0/0', 4294967296],
    ['255.255.255.255/32', 1],
  ])('%s has %d addresses and is written as it was read', (text, size) => {
    expect(cidrSize(range(text))).toBe(size);
    expect(formatCidr(range(text))).toBe(text);
  });

  it.each(['10.0.0/8', '10.0.0.0', '10.0.0.0/33', '256.0.0.0/8', 'a/8', ''])(
    '%p is no range',
    text => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  it('finds the first address of a range with host bits', () => {
    expect(range('10.40.3.7/16').aligned).toBe(false);
    expect(formatCidr(range('10.40.3.7/16'))).toBe('10.40.0.0/16');
  });

  it('tells overlap from neighbourhood', () => {
    expect(cidrsOverlap(range('10.0.0.0/16'), range('10.0.255.0/24'))).toBe(
      true,
    );
    expect(cidrsOverlap(range('10.0.0.0/16'), range('10.1.0.0/16'))).toBe(
      false,
    );
    expect(cidrContains(range('10.0.0.0/8'), range('10.1.0.0/16'))).toBe(true);
    expect(cidrContains(range('10.1.0.0/16'), range('10.0.0.0/8'))).toBe(false);
  });
});
