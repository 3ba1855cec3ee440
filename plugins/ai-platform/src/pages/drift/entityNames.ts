import { parseEntityRef } from '@backstage/catalog-model';

/** Names an entity as short as it is clear among others of its kind; a text that is no reference stays as it is. */
export function shortName(entityRef: string): string {
  try {
    const { namespace, name } = parseEntityRef(entityRef, {
      defaultKind: 'group',
    });
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return entityRef;
  }
}
