import {
  parseQuantity,
  type Quantity,
} from '@flagstone/backstage-plugin-ai-platform-common';

const ONE = 1_000_000_000n;
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
const DECIMALS = { maximumFractionDigits: 3 } as const;

/** The exact amount, or 0 for what is no quantity: the view is checked before it gets here. */
export function amountOf(quantity: string | undefined): Quantity {
  return (quantity !== undefined && parseQuantity(quantity)) || 0n;
}

/** The sum of the amounts of one resource. */
export function sumOf(
  amounts: readonly { resource: string; amount: string }[],
  resource: string,
): Quantity {
  return amounts
    .filter(each => each.resource === resource)
    .reduce((sum, each) => sum + amountOf(each.amount), 0n);
}

/** An amount for people, in the manner of their browser: `1,500` or `1.5`. */
export function formatAmount(amount: Quantity): string {
  return amount % ONE === 0n
    ? new Intl.NumberFormat().format(amount / ONE)
    : new Intl.NumberFormat(undefined, DECIMALS).format(
        Number(amount) / Number(ONE),
      );
}

/** A Kubernetes quantity for people; a text that is none stays as it is. */
export function formatCount(quantity: string | number): string {
  const amount = parseQuantity(quantity);
  return amount === undefined ? String(quantity) : formatAmount(amount);
}

/** A number of bytes for people: `64 GiB`. */
export function formatBytes(quantity: string): string {
  const amount = parseQuantity(quantity);
  if (amount === undefined) return quantity;
  let bytes = Number(amount) / Number(ONE);
  let unit = 0;
  while (Math.abs(bytes) >= 1024 && unit < BYTE_UNITS.length - 1) {
    bytes /= 1024;
    unit += 1;
  }
  const text = new Intl.NumberFormat(undefined, {
    maximumFractionDigits: 1,
  }).format(bytes);
  return `${text} ${BYTE_UNITS[unit]}`;
}

/** The amount of a quota key for people: memory and storage in bytes, everything else as a number. */
export function formatAmountOf(key: string, quantity: string): string {
  return /(^|\.)(ephemeral-)?(memory|storage)$/.test(key)
    ? formatBytes(quantity)
    : formatCount(quantity);
}
