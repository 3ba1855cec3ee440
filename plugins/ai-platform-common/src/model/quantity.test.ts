import fc from 'fast-check';
import { formatQuantity, parseQuantity, ratio } from './quantity';

const ONE = 1_000_000_000n;

const read = (text: string | number) => {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new Error(`${text} is no quantity`);
  return quantity;
};

const canonical = (text: string, format?: 'decimal' | 'binary') =>
  formatQuantity(read(text), format);

describe('parseQuantity', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['8', 8n * ONE],
    ['0.1', 100_000_000n],
    ['100m', 100_000_000n],
    ['1n', 1n],
    ['1u', 1_000n],
    ['1e3', 1_000n * ONE],
    ['1E3', 1_000n * ONE],
    ['1e+3', 1_000n * ONE],
    ['1e-3', 1_000_000n],
    ['12E', 12n * 10n ** 18n * ONE],
    ['12E2', 1_200n * ONE],
    ['1k', 1_000n * ONE],
    ['1Ki', 1_024n * ONE],
    ['1.5Gi', 1_610_612_736n * ONE],
    ['.5Mi', 524_288n * ONE],
    ['1Ei', 2n ** 60n * ONE],
    ['-5', -5n * ONE],
    ['+1', ONE],
    ['.5', 500_000_000n],
    ['5.', 5n * ONE],
    ['-1.5Ki', -1_536n * ONE],
    ['007', 7n * ONE],
    ['128974848', 128_974_848n * ONE],
    ['129e6', 129_000_000n * ONE],
    ['128974848000m', 128_974_848n * ONE],
    ['123Mi', 128_974_848n * ONE],
  ])('reads %s exactly', (text, quantity) => {
    expect(parseQuantity(text)).toBe(quantity);
  });

  it.each([
    [8, 8n * ONE],
    [0.1, 100_000_000n],
    [-0, 0n],
    [1e21, 10n ** 21n * ONE],
    [1e-7, 100n],
  ])('reads the number %p of a JSON document', (number, quantity) => {
    expect(parseQuantity(number)).toBe(quantity);
  });

  it.each([
    ['0.1n', 1n],
    ['1.1n', 2n],
    ['-1.1n', -2n],
    ['1e-30', 1n],
    ['0.0000000001Ki', 103n],
  ])('rounds %s, which is too fine, away from zero', (text, quantity) => {
    expect(parseQuantity(text)).toBe(quantity);
  });

  it('keeps no more than Kubernetes does of a huge binary quantity', () => {
    expect(canonical('8Ei')).toBe('9223372036854775807');
    expect(canonical('-100Ei')).toBe('-9223372036854775807');
    expect(canonical('9E')).toBe('9E');
  });

  it.each([
    ...['', ' ', '.', '+', '-', 'e3', 'Ki', 'm', 'ten', '1Kb', '1 Gi', ' 1'],
    ...['1\n', '0x10', '1_000', '1,5', '1.1.1', '--1', '1+1', '1e', '1e1.5'],
    ...[
      '1ki',
      '1K',
      '1mi',
      '1i',
      '1Kim',
      '1e3k',
      '1kk',
      '١',
      'NaN',
      'Infinity',
    ],
    ...['1e309', '1e-999999999', '1e99999999999999999999', '9'.repeat(65)],
  ])('refuses %j', text => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  it.each([NaN, Infinity, -Infinity])('refuses the number %p', number => {
    expect(parseQuantity(number)).toBeUndefined();
  });

  it('answers any text without throwing', () => {
    const soup = fc.string({
      unit: fc.constantFrom(...'0123456789.+-eEinumkKMGTP '),
    });
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), text => {
        expect(['bigint', 'undefined']).toContain(typeof parseQuantity(text));
      }),
    );
  });
});

describe('formatQuantity', () => {
  it.each([
    ['0', '0', '0'],
    ['8', '8', '8'],
    ['0.5', '500m', '500m'],
    ['1500m', '1500m', '1500m'],
    ['1000', '1k', '1k'],
    ['1500', '1500', '1500'],
    ['1024', '1024', '1Ki'],
    ['64Gi', '68719476736', '64Gi'],
    ['1.5Gi', '1610612736', '1536Mi'],
    ['1000Mi', '1048576k', '1000Mi'],
    ['1048576.5', '1048576500m', '1048576500m'],
    ['-2Ki', '-2048', '-2Ki'],
    ['-1023', '-1023', '-1023'],
    ['1e6', '1M', '1000000'],
    ['1e21', '1000E', '953674316406250Mi'],
    ['1n', '1n', '1n'],
  ])('writes %s as %s, and as %s in binary', (text, decimal, binary) => {
    expect(canonical(text)).toBe(decimal);
    expect(canonical(text, 'binary')).toBe(binary);
  });

  const withinKubernetes = fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n });

  it('writes what is read back as the same amount', () => {
    fc.assert(
      fc.property(
        withinKubernetes,
        fc.constantFrom('decimal' as const, 'binary' as const),
        (quantity, format) => {
          expect(parseQuantity(formatQuantity(quantity, format))).toBe(
            quantity,
          );
        },
      ),
    );
  });

  it('leaves no fraction, and no larger suffix that would leave none', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 27n }),
        fc.nat({ max: 4 }),
        (digits, thousands) => {
          const text = formatQuantity(digits * 1_000n ** BigInt(thousands));
          expect(text).toMatch(/^(\d+[numkMGTP]?|\d+E)$/);
          expect(text).not.toMatch(/000[numkMGTP]?$/);
        },
      ),
    );
  });
});

describe('arithmetic with quantities', () => {
  /** A decimal and the fraction that it says: digits / 10^places. */
  const decimals = fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat({ max: 9 }))
    .map(([digits, places]) => ({
      digits: BigInt(digits),
      places,
      text: `${digits}e-${places}`,
    }));

  const scaled = (value: { digits: bigint; places: number }) =>
    value.digits * 10n ** BigInt(9 - value.places);

  it('orders as fractions do', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(read(a.text) < read(b.text)).toBe(scaled(a) < scaled(b));
        expect(read(a.text) === read(b.text)).toBe(scaled(a) === scaled(b));
      }),
    );
  });

  it('adds without an error, in any order', () => {
    fc.assert(
      fc.property(fc.array(decimals), values => {
        const sum = (list: typeof values) =>
          list.reduce((total, value) => total + read(value.text), 0n);
        expect(sum(values)).toBe(
          values.reduce((total, value) => total + scaled(value), 0n),
        );
        expect(sum([...values].reverse())).toBe(sum(values));
      }),
    );
  });

  it('adds ten tenths to one, which floating point does not', () => {
    const tenths = Array.from({ length: 10 }, () => read('0.1'));
    expect(formatQuantity(tenths.reduce((a, b) => a + b))).toBe('1');
  });
});

describe('ratio', () => {
  it.each([
    ['2', '8', 0.25],
    ['9', '8', 1.125],
    ['1', '3', 0.333333],
    ['0', '8', 0],
    ['3', '0', 0],
  ])('%s of %s is %d', (part, whole, expected) => {
    expect(ratio(read(part), read(whole))).toBe(expected);
  });
});
