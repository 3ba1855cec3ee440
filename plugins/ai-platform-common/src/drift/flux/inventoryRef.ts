import type { ResourceRef } from '../facts';

/**
 * The object that an entry of an inventory names: `<namespace>_<name>_<group>_<kind>`, as Flux writes it; undefined for
 * anything else. Colons stand for double underscores in the names of RBAC objects.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#inventory
 */
export function inventoryRef(id: string): ResourceRef | undefined {
  const parts = id.split('_');
  const kind = parts.pop();
  const group = parts.pop();
  const namespace = parts.shift();
  const name = parts.join('_').replaceAll('__', ':');
  if (!kind || group === undefined || namespace === undefined || !name) {
    return undefined;
  }
  return { group, kind, namespace, name };
}
