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
import { createVisibleEntities } from './access/visibleEntities';
import { openDatabase } from './database';
import { createDrift } from './features/drift/createDrift';
import { permissions as ownPermissions } from './permissions';
import { createRouter } from './router';
import { createGuards } from './access/target';

/** Once a minute, in one replica; a pass that hangs is given up. */
const DRIFT_PASS = {
  id: 'drift',
  scope: 'global',
  frequency: { minutes: 1 },
  initialDelay: { seconds: 10 },
  timeout: { minutes: 10 },
} as const;

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
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(services) {
        const { config, database, httpRouter, lifecycle, logger } = services;
        const { metrics, permissions, permissionsRegistry } = services;
        const { scheduler, urlReader } = services;
        permissionsRegistry.addPermissions(ownPermissions);
        const clusters = readClusters(config);
        const cache = new WatchCache({ clusters, logger });
        lifecycle.addShutdownHook(() => cache.close());
        registerMetrics(metrics, cache, systemClock);
        const drift = createDrift({
          ...services,
          clock: systemClock,
          clusters,
          knex: await openDatabase(database),
          reader: cache,
        });
        lifecycle.addShutdownHook(() => drift.close());
        await scheduler.scheduleTask({
          ...DRIFT_PASS,
          fn: signal => drift.tracker.pass(signal),
        });
        const guards = createGuards({ ...services, clock: systemClock });
        const visibleEntities = createVisibleEntities(permissions);
        httpRouter.use(
          createRouter({
            ...guards,
            visibleEntities,
            urlReader,
            cache,
            drift: drift.routes,
          }),
        );
      },
    });
  },
});
