import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { registerMetrics } from './kubernetes/cacheMetrics';
import { systemClock } from './clock/clock';
import { readClusters } from './kubernetes/readClusters';
import { WatchCache } from './kubernetes/watchCache';
import { permissions } from './permissions';
import { createRouter } from './router';
import { createGuards } from './access/target';

/**
 * What became of an AI environment, for the cards of the AI platform.
 *
 * @public
 */
export const aiPlatformPlugin = createBackendPlugin({
  pluginId: 'ai-platform',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        urlReader: coreServices.urlReader,
      },
      async init(services) {
        const { config, httpRouter, lifecycle, logger, metrics } = services;
        const { permissionsRegistry, urlReader } = services;
        permissionsRegistry.addPermissions(permissions);
        const cache = new WatchCache({
          clusters: readClusters(config),
          logger,
        });
        lifecycle.addShutdownHook(() => cache.close());
        registerMetrics(metrics, cache, systemClock);
        const guards = createGuards({ ...services, clock: systemClock });
        httpRouter.use(createRouter({ ...guards, urlReader, cache }));
      },
    });
  },
});
