/** Exact arithmetic on Kubernetes quantities: whole nano-units. */
const NANO = 1_000_000_000n;
const DECIMAL = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const GRAMMAR =
  /^([+-]?)(\d*)(?:\.(\d*))?([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d{1,2})?$/;

/**
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @param {string | number} text
 * @returns {bigint} nano-units, rounded up
 * @throws Error for what is no quantity
 */
export function parseQuantity(text) {
  const match = GRAMMAR.exec(String(text));
  const [, sign, whole = '', fraction = '', suffix = ''] = match ?? [];
  if (!match || whole + fraction === '') {
    throw new Error(`Not a quantity: ${JSON.stringify(text)}`);
  }
  const digits = BigInt(whole + fraction) * NANO * scaleOf(suffix).times;
  const divisor = 10n ** BigInt(fraction.length) * scaleOf(suffix).over;
  const rounded = (digits + divisor - 1n) / divisor;
  return sign === '-' ? -rounded : rounded;
}

function scaleOf(suffix) {
  const power = BINARY.indexOf(suffix);
  if (power > 0) return { times: 1024n ** BigInt(power), over: 1n };
  const exponent =
    /^[eE]/.test(suffix) && suffix.length > 1
      ? Number(suffix.slice(1))
      : DECIMAL[suffix];
  return exponent < 0
    ? { times: 1n, over: 10n ** BigInt(-exponent) }
    : { times: 10n ** BigInt(exponent), over: 1n };
}

/** The canonical text of an amount: `1500m`, `12`, `64Gi`. @param {bigint} amount @param {'decimal'|'binary'} format */
export function formatQuantity(amount, format = 'decimal') {
  if (format === 'binary' && amount % NANO === 0n) {
    let value = amount / NANO;
    let power = 0;
    while (value !== 0n && value % 1024n === 0n && power < BINARY.length - 1) {
      value /= 1024n;
      power += 1;
    }
    return `${value}${BINARY[power]}`;
  }
  const suffixes = Object.keys(DECIMAL);
  let value = amount;
  let at = 0;
  while (value !== 0n && value % 1000n === 0n && at < suffixes.length - 1) {
    value /= 1000n;
    at += 1;
  }
  return value === 0n ? '0' : `${value}${suffixes[at]}`;
}

/** Memory is written in binary, the rest in decimal. */
export function formatOf(resource) {
  return /(^|\.)(memory|storage|ephemeral-storage)$|^hugepages-/.test(resource)
    ? 'binary'
    : 'decimal';
}
