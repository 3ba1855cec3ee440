import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import type {
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

/** A module that gives a real permission backend its policy. */
export const permissionPolicy = (handle: PermissionPolicy['handle']) =>
  createBackendModule({
    pluginId: 'permission',
    moduleId: 'given-policy',
    register(env) {
      env.registerInit({
        deps: { policy: policyExtensionPoint },
        async init({ policy }) {
          policy.setPolicy({ handle });
        },
      });
    },
  });

/** Yes to those who own the entity. */
export const ifOwner = (
  permission: ResourcePermission<'catalog-entity'>,
  user: PolicyQueryUser | undefined,
): PolicyDecision =>
  createCatalogConditionalDecision(
    permission,
    catalogConditions.isEntityOwner({
      claims: user?.info.ownershipEntityRefs ?? [],
    }),
  );
