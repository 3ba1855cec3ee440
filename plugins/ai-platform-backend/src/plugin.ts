import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { permissions } from './permissions';
import { createRouter } from './router';
import { createTargetGuard } from './target';

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
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        urlReader: coreServices.urlReader,
      },
      async init({ httpRouter, permissionsRegistry, urlReader, ...guard }) {
        permissionsRegistry.addPermissions(permissions);
        const withTarget = createTargetGuard(guard);
        httpRouter.use(createRouter({ withTarget, urlReader }));
      },
    });
  },
});
