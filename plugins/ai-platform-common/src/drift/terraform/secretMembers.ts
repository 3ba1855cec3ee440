import { namesSecret } from '../mask/secretNames';
import type { PlanObject } from './planJson';

// As containers list their environment, in the spelling of AWS, Azure and Kubernetes.
const NAMES = ['name', 'Name', 'key', 'Key'];
const VALUES = ['value', 'Value'];

/**
 * The keys of an object whose values are secret by their names. Providers mark their own secrets; this is for those that
 * pass through maps, JSON texts and `terraform_data`. Switches are named like secrets and say nothing.
 */
export function secretMembers(value: PlanObject): ReadonlySet<string> {
  const named = NAMES.some(key => {
    const name = value[key];
    return typeof name === 'string' && namesSecret(name);
  });
  return new Set(
    Object.keys(value).filter(
      key =>
        (namesSecret(key) || (named && VALUES.includes(key))) &&
        value[key] !== null &&
        typeof value[key] !== 'boolean',
    ),
  );
}
