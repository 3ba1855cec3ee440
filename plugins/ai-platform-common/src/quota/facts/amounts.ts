import {
  formatQuantity,
  parseQuantity,
  type Quantity,
} from '../../model/quantity';
import type { Amounts } from './facts';
import { entriesAt } from './fields';
import { sharedObject, sharedText } from './share';

/** Amounts to calculate with, by resource. */
export type Totals = ReadonlyMap<string, Quantity>;

const IN_BYTES = /memory|storage|^hugepages-/;

function isWritten(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || Number.isFinite(value);
}

/** The quantity of a field that holds a text or a number, as it is written. */
export function amountOf(value: unknown): string | undefined {
  return isWritten(value) ? sharedText(String(value)) : undefined;
}

/** The map at a path of an object of any shape, as it is written. */
export function amountsAt(root: unknown, ...path: readonly string[]): Amounts {
  const entries = entriesAt(root, ...path).flatMap(([name, value]) => {
    const amount = amountOf(value);
    return amount === undefined ? [] : [[sharedText(name), amount] as const];
  });
  return sharedObject(Object.fromEntries(entries));
}

/** The map at a path, to calculate with; what is no quantity is left out. */
export function totalsAt(root: unknown, ...path: readonly string[]): Totals {
  const totals = new Map<string, Quantity>();
  for (const [name, value] of entriesAt(root, ...path)) {
    const quantity = isWritten(value) ? parseQuantity(value) : undefined;
    if (quantity !== undefined) totals.set(name, quantity);
  }
  return totals;
}

function merged(
  all: readonly Totals[],
  merge: (a: Quantity, b: Quantity) => Quantity,
): Totals {
  const result = new Map<string, Quantity>();
  for (const totals of all) {
    for (const [name, quantity] of totals) {
      const before = result.get(name);
      result.set(
        name,
        before === undefined ? quantity : merge(before, quantity),
      );
    }
  }
  return result;
}

/** Resource by resource, all together. */
export function sumOf(...all: readonly Totals[]): Totals {
  return merged(all, (a, b) => a + b);
}

/** Resource by resource, the largest. */
export function largestOf(...all: readonly Totals[]): Totals {
  return merged(all, (a, b) => (a > b ? a : b));
}

/** Resource by resource, the smallest of those that say something. */
export function smallestOf(...all: readonly Totals[]): Totals {
  return merged(all, (a, b) => (a < b ? a : b));
}

/** Resource by resource, the last one that says something. */
export function lastOf(...all: readonly Totals[]): Totals {
  return merged(all, (_, b) => b);
}

/** So many times the amounts. */
export function timesOf(count: number, totals: Totals): Totals {
  return new Map(
    [...totals].map(([name, quantity]) => [name, BigInt(count) * quantity]),
  );
}

/** The amounts as Kubernetes would write them, by name, without those of nothing. */
export function writtenAmounts(totals: Totals): Amounts {
  const entries = [...totals]
    .filter(([, quantity]) => quantity !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, quantity]) => [
      sharedText(name),
      sharedText(
        formatQuantity(quantity, IN_BYTES.test(name) ? 'binary' : 'decimal'),
      ),
    ]);
  return sharedObject(Object.fromEntries(entries));
}
