import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { CLUSTER_NAME } from './clusterCacheConfig';

/** Whom the components belong to, and who looks at them. */
export const OWNER = 'user:default/guest';
const LOCATION = 'url:https://example.com/catalog-info.yaml';

/** The team's component; its pods carry its id. */
function aComponent(team: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: team,
      annotations: {
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
        [ECOSYSTEM_ANNOTATIONS.kubernetesId]: team,
        [ECOSYSTEM_ANNOTATIONS.kubernetesNamespace]: team,
        [ECOSYSTEM_ANNOTATIONS.kubernetesCluster]: CLUSTER_NAME,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: OWNER },
  };
}

/** Puts a component for every team into the catalog. */
export const componentsModule = (teams: readonly string[]) =>
  createBackendModule({
    pluginId: 'catalog',
    moduleId: 'bench-components',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'bench',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: teams.map(team => ({
                  entity: aComponent(team),
                  locationKey: 'bench',
                })),
              }),
          });
        },
      });
    },
  });

/** What a component's quota is, its owner may see; everything else everybody may. */
export const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          async handle({ permission }, user): Promise<PolicyDecision> {
            const isOurs =
              permission.name.startsWith('aiPlatform.') &&
              isResourcePermission(permission, 'catalog-entity');
            if (!isOurs) return { result: AuthorizeResult.ALLOW };
            return createCatalogConditionalDecision(
              permission,
              catalogConditions.isEntityOwner({
                claims: user?.info.ownershipEntityRefs ?? [],
              }),
            );
          },
        });
      },
    });
  },
});
