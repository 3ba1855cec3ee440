import type { AppConfig } from '@backstage/config';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { CLUSTER_NAME } from './clusterCacheConfig';
import { startOwnedBackend } from './ownedBackend';
import { ownedComponent } from './ownedComponents';
import { answerQuestions } from './worker';

/** What the backend is started with. */
export interface GpuQuotaBackendQuestion {
  /** Configuration of the clusters. */
  clusters: AppConfig['data'];
  /** Namespaces, each with a component whose pods carry its id. */
  teams: string[];
}

const componentOf = (team: string) =>
  ownedComponent(team, {
    [ECOSYSTEM_ANNOTATIONS.kubernetesId]: team,
    [ECOSYSTEM_ANNOTATIONS.kubernetesNamespace]: team,
    [ECOSYSTEM_ANNOTATIONS.kubernetesCluster]: CLUSTER_NAME,
  });

answerQuestions(({ clusters, teams }: GpuQuotaBackendQuestion) =>
  startOwnedBackend({
    config: clusters,
    components: teams.map(componentOf),
    plugins: [
      import('@backstage/plugin-kubernetes-backend'),
      import('@flagstone/backstage-plugin-ai-platform-backend'),
    ],
  }),
);
