import { parseQuantity } from '../../model/quantity';

/**
 * True where a value in Git is the one that the GitOps engine speaks of: the same, or the same amount spelt
 * differently. The engine may know more keys than Git has.
 */
export function agrees(inGit: unknown, told: unknown): boolean {
  if (inGit === undefined || told === undefined) return inGit === told;
  if (Array.isArray(inGit) && Array.isArray(told)) {
    return (
      inGit.length === told.length &&
      inGit.every((item, index) => agrees(item, told[index]))
    );
  }
  if (isObject(inGit) && isObject(told)) {
    return Object.keys(inGit).every(key =>
      agrees(inGit[key], Object.hasOwn(told, key) ? told[key] : undefined),
    );
  }
  return isSameScalar(inGit, told);
}

function isSameScalar(one: unknown, other: unknown): boolean {
  if (typeof one === 'object' || typeof other === 'object') {
    return one === other;
  }
  if (String(one) === String(other)) return true;
  const quantity = parseQuantity(String(one));
  return quantity !== undefined && quantity === parseQuantity(String(other));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
