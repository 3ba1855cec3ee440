import { formatOf, formatQuantity, parseQuantity } from './quantity.mjs';

/**
 * Resource name to amount in nano-units.
 * @typedef {Record<string, bigint>} Amounts
 */

/** @param {Record<string, string | number>} [quantities] @returns {Amounts} */
export function amountsOf(quantities = {}) {
  return mapped(quantities, parseQuantity);
}

/** As Kubernetes writes them. @param {Amounts} amounts */
export function quantitiesOf(amounts) {
  return Object.fromEntries(
    Object.entries(amounts).map(([resource, amount]) => [
      resource,
      formatQuantity(amount, formatOf(resource)),
    ]),
  );
}

/** @param {readonly Amounts[]} list @returns {Amounts} */
export function sum(list) {
  const total = {};
  for (const amounts of list) {
    for (const [resource, amount] of Object.entries(amounts)) {
      total[resource] = (total[resource] ?? 0n) + amount;
    }
  }
  return total;
}

/** @param {Amounts} amounts @param {number} count @returns {Amounts} */
export function times(amounts, count) {
  return mapped(amounts, amount => amount * BigInt(count));
}

/** Specs never change, and most pods share theirs with others. */
const KNOWN = { requests: new WeakMap(), limits: new WeakMap() };

/**
 * What a pod asks for: its containers together, or its largest init container, and the overhead.
 * @param {{ containers: object[], initContainers?: object[], overhead?: object }} spec
 * @param {'requests' | 'limits'} kind
 * @returns {Amounts}
 */
export function podAmounts(spec, kind = 'requests') {
  const known = KNOWN[kind].get(spec);
  if (known) return known;
  const of = ({ resources }) =>
    amountsOf({
      ...(kind === 'requests' && resources?.limits),
      ...resources?.[kind],
    });
  const total = sum(spec.containers.map(of));
  for (const container of spec.initContainers ?? []) {
    for (const [resource, amount] of Object.entries(of(container))) {
      total[resource] = larger(total[resource] ?? 0n, amount);
    }
  }
  const amounts = sum([total, amountsOf(spec.overhead)]);
  KNOWN[kind].set(spec, amounts);
  return amounts;
}

/** @param {bigint} one @param {bigint} other */
export function larger(one, other) {
  return one > other ? one : other;
}

/** @param {bigint} one @param {bigint} other */
export function smaller(one, other) {
  return one < other ? one : other;
}

function mapped(record, change) {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value)]),
  );
}
