/** An exact amount: billionths of one, so that every Kubernetes quantity is a whole number. @public */
export type Quantity = bigint;

/** How a quantity is written: 1000 is `1k` or `1000`, 1024 is `1024` or `1Ki`. @public */
export type QuantityFormat = 'decimal' | 'binary';

const ONE = 1_000_000_000n;

/** The largest amount that Kubernetes keeps of a quantity with a binary suffix. */
const LARGEST_BINARY = (2n ** 63n - 1n) * ONE;

/** Longer texts and exponents are no amounts of anything; reading them would only cost memory. */
const LONGEST_TEXT = 64;
const LARGEST_EXPONENT = 308;

const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

const QUANTITY_PATTERN =
  /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:([eE][+-]?\d+)|([KMGTPE]i)|([numkMGTPE]?))$/;

/** `numerator / denominator` of whole numbers that are not negative, rounded up. */
function divideUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}

function decimalMagnitude(
  digits: bigint,
  exponent: number,
): Quantity | undefined {
  if (Math.abs(exponent) > LARGEST_EXPONENT) return undefined;
  return exponent >= 0
    ? digits * 10n ** BigInt(exponent)
    : divideUp(digits, 10n ** BigInt(-exponent));
}

function binaryMagnitude(
  digits: bigint,
  decimals: number,
  suffix: string,
): Quantity {
  const factor = 1024n ** BigInt(BINARY_SUFFIXES.indexOf(suffix));
  const magnitude = divideUp(digits * factor * ONE, 10n ** BigInt(decimals));
  return magnitude > LARGEST_BINARY ? LARGEST_BINARY : magnitude;
}

/**
 * The amount that a Kubernetes quantity says, for example `500m`, `1.5Gi` or `1e3`; undefined if it is none.
 * As in Kubernetes, what is finer than a billionth is rounded away from zero.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @public
 */
export function parseQuantity(text: string | number): Quantity | undefined {
  const written = String(text);
  if (written.length > LONGEST_TEXT) return undefined;
  const match = QUANTITY_PATTERN.exec(written);
  if (!match) return undefined;
  const [, sign, whole = '', tail = '', bare = '', exponent, binary, decimal] =
    match;
  const fraction = tail + bare;
  const digits = BigInt(whole + fraction);
  const power = exponent
    ? Number(exponent.slice(1)) + 9
    : 3 * DECIMAL_SUFFIXES.indexOf(decimal ?? '');
  const magnitude = binary
    ? binaryMagnitude(digits, fraction.length, binary)
    : decimalMagnitude(digits, power - fraction.length);
  return sign === '-' && magnitude !== undefined ? -magnitude : magnitude;
}

/** The magnitude without its factors of `base`, as far as there are suffixes for them. */
function shorten(
  magnitude: bigint,
  base: bigint,
  suffixes: readonly string[],
): string {
  let rest = magnitude;
  let place = 0;
  while (place < suffixes.length - 1 && rest % base === 0n) {
    rest /= base;
    place += 1;
  }
  return `${rest}${suffixes[place]}`;
}

/**
 * The canonical text of an amount, as Kubernetes writes it: the largest suffix that leaves no fraction, for example
 * `8`, `1500m` or `64Gi`. In binary format too, amounts under 1024 and fractions have decimal suffixes.
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity
 * @public
 */
export function formatQuantity(
  quantity: Quantity,
  format: QuantityFormat = 'decimal',
): string {
  if (quantity === 0n) return '0';
  const magnitude = quantity < 0n ? -quantity : quantity;
  const binary =
    format === 'binary' && magnitude >= 1024n * ONE && magnitude % ONE === 0n;
  const text = binary
    ? shorten(magnitude / ONE, 1024n, BINARY_SUFFIXES)
    : shorten(magnitude, 1000n, DECIMAL_SUFFIXES);
  return quantity < 0n ? `-${text}` : text;
}

/**
 * `part / whole` for a bar, to six decimals; 0 where there is no whole.
 * @public
 */
export function ratio(part: Quantity, whole: Quantity): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;
}
