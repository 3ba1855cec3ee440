import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

/** A module that puts the entities into a real catalog. */
export const catalogEntities = (entities: readonly Entity[]) =>
  createBackendModule({
    pluginId: 'catalog',
    moduleId: 'given-entities',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'given',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: 'given',
                })),
              }),
          });
        },
      });
    },
  });
