import type { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ifOwner,
  permissionPolicy,
} from '../plugins/ai-platform-backend/src/__testUtils__/permissionPolicy';

/** Whom the components belong to, and who looks at them. */
export const OWNER = 'user:default/guest';
const LOCATION = 'url:https://example.com/catalog-info.yaml';

/** A component that belongs to the person who looks. */
export function ownedComponent(
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
        ...annotations,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: OWNER },
  };
}

/** What this project shows of a component, its owner may see; everything else everybody may. */
export const ownerPolicy = permissionPolicy(async ({ permission }, user) =>
  permission.name.startsWith('aiPlatform.') &&
  isResourcePermission(permission, 'catalog-entity')
    ? ifOwner(permission, user)
    : { result: AuthorizeResult.ALLOW },
);
