import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { WithCaller, WithPermission, WithTarget } from './access/target';
import type { VisibleEntities } from './access/visibleEntities';
import {
  mountDriftRoutes,
  type DriftRoutesOptions,
} from './features/drift/routes';
import { mountDriftRowsRoute } from './features/drift/rowsRoute';
import { mountEnvironmentRoutes } from './features/environment/routes';
import { mountGpuQuotaRoutes } from './features/gpuQuota/routes';
import { mountStatusRoutes } from './features/status/routes';
import { mountTerraformReportRoutes } from './features/terraformReports/routes';
import type { ResourceReader } from './kubernetes/resourceReader';
import type { WatchCache } from './kubernetes/watchCache';

/** What the routes need. */
export interface RouterOptions {
  withTarget: WithTarget;
  withPermission: WithPermission;
  withCaller: WithCaller;
  visibleEntities: VisibleEntities;
  urlReader: UrlReaderService;
  cache: ResourceReader & Pick<WatchCache, 'status'>;
  drift: Omit<DriftRoutesOptions, 'withTarget'>;
}

/** The routes of the plugin; every one of them goes through a guard. */
export function createRouter(options: RouterOptions): Router {
  const { withTarget, withPermission, withCaller, visibleEntities } = options;
  const { urlReader, cache, drift } = options;
  const router = PromiseRouter();
  mountEnvironmentRoutes(router, { withTarget, urlReader });
  mountGpuQuotaRoutes(router, { withTarget, reader: cache });
  mountStatusRoutes(router, { withPermission, cache });
  mountDriftRoutes(router, { withTarget, ...drift });
  mountDriftRowsRoute(router, {
    withCaller,
    visibleEntities,
    rows: drift.stores.rows,
    argocd: drift.sources.argocd,
  });
  mountTerraformReportRoutes(router, {
    withPermission,
    terraform: drift.sources.terraform,
  });
  return router;
}
