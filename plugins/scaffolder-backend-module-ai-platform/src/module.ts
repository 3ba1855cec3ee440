import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createEmitActions } from './actions/emitActions';
import { createGitPublishAction } from './actions/gitPublish';
import { readConfig } from './config';
import { GitHosts } from './gitHosts';

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
        config: coreServices.rootConfig,
        urlReader: coreServices.urlReader,
      },
      async init({ actions, config, urlReader }) {
        const { localGitRoot, environmentDefaults } = readConfig(config);
        const hosts = new GitHosts(ScmIntegrations.fromConfig(config));
        actions.addActions(
          ...createEmitActions({ environmentDefaults, hosts, urlReader }),
          createGitPublishAction(localGitRoot),
        );
      },
    });
  },
});
