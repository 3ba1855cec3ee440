import {
  formatQuantity,
  parseQuantity,
  type Quantity,
} from '../model/quantity';
import { QuotaChangeError } from './quotaChangeError';
import { isDivisible } from './quotaResource';

/** An amount as it is asked for. @public */
export interface QuotaAmount {
  /** As it is written to the file. */
  text: string;
  quantity: Quantity;
}

// Read alike by every YAML parser: no exponent, no sign, and no leading zero, which some take for an octal number.
const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d+)?(?:[numkMGTPE]|[KMGTPE]i)?$/;
const ONE = 1_000_000_000n;

/**
 * Reads the amount of a change.
 *
 * @throws QuotaChangeError where it is no quantity, below zero, or a part of something that comes whole
 * @public
 */
export function quotaAmount(
  resource: string,
  amount: string | number,
): QuotaAmount {
  const written = String(amount).trim();
  const quantity = parseQuantity(written);
  if (quantity === undefined) {
    throw new QuotaChangeError({
      code: 'invalidAmount',
      field: 'amount',
      message: `${JSON.stringify(
        written.slice(0, 80),
      )} is no Kubernetes quantity.`,
      remedy:
        'Write a number, with a unit where there is one: 16, 1500m, 64Gi or 2T.',
    });
  }
  if (quantity < 0n) {
    throw new QuotaChangeError({
      code: 'invalidAmount',
      field: 'amount',
      message: `${written} is below zero.`,
      remedy: 'Write 0 where nothing is to be allowed.',
    });
  }
  if (quantity % ONE !== 0n && !isDivisible(resource)) {
    throw new QuotaChangeError({
      code: 'fractionalAmount',
      field: 'amount',
      message: `${written} is not a whole number, and ${resource} comes whole.`,
      remedy: 'Write a whole number.',
    });
  }
  const text = PLAIN.test(written) ? written : formatQuantity(quantity);
  return { text, quantity };
}
