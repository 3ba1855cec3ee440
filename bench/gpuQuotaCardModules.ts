import type { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { catalogEntities } from '../plugins/ai-platform-backend/src/__testUtils__/catalogEntities';
import {
  ifOwner,
  permissionPolicy,
} from '../plugins/ai-platform-backend/src/__testUtils__/permissionPolicy';
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
  catalogEntities(teams.map(aComponent));

/** What a component's quota is, its owner may see; everything else everybody may. */
export const policyModule = permissionPolicy(async ({ permission }, user) =>
  permission.name.startsWith('aiPlatform.') &&
  isResourcePermission(permission, 'catalog-entity')
    ? ifOwner(permission, user)
    : { result: AuthorizeResult.ALLOW },
);
