import {
  formatQuantity,
  parseQuantity,
  type Quantity,
} from '../../model/quantity';
import { compare } from './order';

/** How much of which accelerator. */
export type AcceleratorAmounts = ReadonlyMap<string, Quantity>;

/** One entry of `AcceleratorAmounts`. */
export type AcceleratorAmount = readonly [
  accelerator: string,
  amount: Quantity,
];

const ONE = parseQuantity(1) ?? 0n;

/** A number of whole things; 0 for what no number of things can be. */
export function wholeAmount(count: number): Quantity {
  return ONE * BigInt(wholeNumber(count));
}

/** The number; 0 for what no number of things can be. */
export function wholeNumber(count: number): number {
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** A quantity that counts something; undefined for what cannot be read and for what is less than nothing. */
export function readQuantity(text: string | undefined): Quantity | undefined {
  const quantity = text === undefined ? undefined : parseQuantity(text);
  return quantity === undefined || quantity < 0n ? undefined : quantity;
}

/** Adds the amounts, as many times. */
export function addAmounts(
  sum: Map<string, Quantity>,
  amounts: Iterable<AcceleratorAmount>,
  times = 1,
): void {
  for (const [accelerator, amount] of amounts) {
    const more = amount * BigInt(wholeNumber(times));
    if (more > 0n) sum.set(accelerator, (sum.get(accelerator) ?? 0n) + more);
  }
}

/** The sum of all amounts. */
export function sumOf(
  all: Iterable<Iterable<AcceleratorAmount>>,
): AcceleratorAmounts {
  const sum = new Map<string, Quantity>();
  for (const amounts of all) addAmounts(sum, amounts);
  return sum;
}

const IN_BYTES = /memory|storage$|hugepages-/;

/** The canonical text of an amount of a resource, or of a quota's key: bytes in binary units. */
export function writeAmount(key: string, amount: Quantity): string {
  return formatQuantity(amount, IN_BYTES.test(key) ? 'binary' : 'decimal');
}

/** As it travels: by accelerator. */
export function listAmounts(
  amounts: AcceleratorAmounts,
): { resource: string; amount: string }[] {
  return [...amounts]
    .sort(([a], [b]) => compare(a, b))
    .map(([resource, amount]) => ({
      resource,
      amount: formatQuantity(amount),
    }));
}
