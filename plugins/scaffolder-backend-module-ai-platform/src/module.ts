import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { GitHosts } from '@flagstone/backstage-plugin-ai-platform-node';
import { createEmitActions } from './actions/emitActions';
import { createGitPublishAction } from './actions/gitPublish';
import { createQuotaChangeAction } from './actions/quotaChange';
import { readConfig } from './config';

/**
 * The scaffolder actions of the AI platform.
 *
 * @public
 */
export const scaffolderModuleAiPlatform = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'ai-platform',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        permissions: coreServices.permissions,
        urlReader: coreServices.urlReader,
      },
      async init({ actions, catalog, config, permissions, urlReader }) {
        const { localGitRoot, environmentDefaults, quotaLimits } =
          readConfig(config);
        const hosts = new GitHosts(ScmIntegrations.fromConfig(config));
        actions.addActions(
          ...createEmitActions({ environmentDefaults, hosts, urlReader }),
          createGitPublishAction(localGitRoot),
          createQuotaChangeAction({
            ...{ catalog, hosts, localGitRoot, permissions, urlReader },
            limits: quotaLimits,
          }),
        );
      },
    });
  },
});
