import { namesBeside, namesSecret } from '../mask/secretNames';
import type { PlanObject } from './planJson';

/**
 * The keys of an object whose values are secret by their names. Providers mark their own secrets; this is for those that
 * pass through maps, JSON texts and `terraform_data`. Switches are named like secrets and say nothing.
 */
export function secretMembers(value: PlanObject): ReadonlySet<string> {
  return new Set(
    Object.keys(value).filter(
      key =>
        [key, ...namesBeside(value, key)].some(namesSecret) &&
        value[key] !== null &&
        typeof value[key] !== 'boolean',
    ),
  );
}
