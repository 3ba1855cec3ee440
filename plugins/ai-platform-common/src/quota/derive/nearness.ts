import type { Quantity } from '../../model/quantity';

const NEAR_PERCENT = 80n;

/** True if at least 80 % of what is allowed is used. Of nothing, nothing is near. */
export function isNear(used: Quantity, hard: Quantity): boolean {
  return hard > 0n && used * 100n >= hard * NEAR_PERCENT;
}
