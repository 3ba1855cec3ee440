import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { mountEnvironmentRoutes } from './features/environment/routes';
import type { WithTarget } from './target';

/** The routes of the plugin; every one of them goes through the guard. */
export function createRouter(options: {
  withTarget: WithTarget;
  urlReader: UrlReaderService;
}): Router {
  const router = PromiseRouter();
  mountEnvironmentRoutes(router, options);
  return router;
}
