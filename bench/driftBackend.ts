import type { AppConfig } from '@backstage/config';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { startOwnedBackend } from './ownedBackend';
import { ownedComponent } from './ownedComponents';
import { answerQuestions } from './worker';

/** What the backend is started with. */
export interface DriftBackendQuestion {
  /** The instances of Argo CD, and the clusters. */
  config: AppConfig['data'];
  /** Names of components, each of the application of its name. */
  components: string[];
  /** Whose backend plugin: this project's, or those of the ecosystem. */
  plugins: 'own' | 'peers';
}

const PLUGINS = {
  own: () => [import('@flagstone/backstage-plugin-ai-platform-backend')],
  peers: () => [
    import('@backstage-community/plugin-argocd-backend'),
    import('@roadiehq/backstage-plugin-argo-cd-backend'),
  ],
};

const componentOf = (name: string) =>
  ownedComponent(name, { [ECOSYSTEM_ANNOTATIONS.argocdAppName]: name });

answerQuestions(({ config, components, plugins }: DriftBackendQuestion) =>
  startOwnedBackend({
    config,
    components: components.map(componentOf),
    plugins: PLUGINS[plugins](),
  }),
);
