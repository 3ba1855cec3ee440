import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { gpuQuotaReadPermission } from '@flagstone/backstage-plugin-ai-platform-backend';
import PromiseRouter from 'express-promise-router';
import { timed } from './timing';

/** Milliseconds of the steps before a view is made. */
export interface Parts {
  credentials: number;
  entity: number;
  permission: number;
}

/**
 * `GET /api/bench/parts?entityRef=` takes the steps of the card's guard one by one and says how long each took;
 * `GET /api/bench/nothing` is what any request costs, `GET /api/bench/cpu` the CPU time of the backend so far.
 */
export const partsPlugin = createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ catalog, httpAuth, httpRouter, permissions }) {
        const router = PromiseRouter();
        router.get('/nothing', async (_, response) => response.json({}));
        router.get('/cpu', async (_, response) => {
          const { user, system } = process.cpuUsage();
          response.json({ ms: (user + system) / 1_000 });
        });
        router.get('/parts', async (request, response) => {
          const entityRef = String(request.query.entityRef);
          const authenticated = await timed(() =>
            httpAuth.credentials(request, { allow: ['user', 'service'] }),
          );
          const credentials = authenticated.value;
          const entity = await timed(() =>
            catalog.getEntityByRef(entityRef, { credentials }),
          );
          const permission = await timed(() =>
            permissions.authorize(
              [{ permission: gpuQuotaReadPermission, resourceRef: entityRef }],
              { credentials },
            ),
          );
          response.json({
            credentials: authenticated.ms,
            entity: entity.ms,
            permission: permission.ms,
          } satisfies Parts);
        });
        httpRouter.use(router);
      },
    });
  },
});
