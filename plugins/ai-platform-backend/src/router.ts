import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { mountEnvironmentRoutes } from './features/environment/routes';
import { mountGpuQuotaRoutes } from './features/gpuQuota/routes';
import { mountStatusRoutes } from './features/status/routes';
import type { ResourceReader } from './kubernetes/resourceReader';
import type { WatchCache } from './kubernetes/watchCache';
import type { WithPermission, WithTarget } from './access/target';

/** The routes of the plugin; every one of them goes through a guard. */
export function createRouter(options: {
  withTarget: WithTarget;
  withPermission: WithPermission;
  urlReader: UrlReaderService;
  cache: ResourceReader & Pick<WatchCache, 'status'>;
}): Router {
  const { withTarget, withPermission, urlReader, cache } = options;
  const router = PromiseRouter();
  mountEnvironmentRoutes(router, { withTarget, urlReader });
  mountGpuQuotaRoutes(router, { withTarget, reader: cache });
  mountStatusRoutes(router, { withPermission, cache });
  return router;
}
