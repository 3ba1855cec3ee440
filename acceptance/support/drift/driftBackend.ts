import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import aiPlatformPlugin from '../../../plugins/ai-platform-backend/src/index';
import type { Cluster } from '../cluster';
import type { ClusterClient } from '../clusterClient';
import { createReader, requestToken } from '../readerAccess';
import { CLUSTER_NAME, clusterConfig } from '../realCache';
import type { SourceRepository } from './sourceRepository';

/** What the backend is started with. */
export interface DriftBackendOptions {
  cluster: Cluster;
  client: ClusterClient;
  /** Name of the service account that it reads the cluster as, which is created. */
  account: string;
  /** Whose folder holds all repositories that it may write to. */
  git: SourceRepository;
  database: ReturnType<TestDatabases['init']>;
  /** Name of the one component of the catalog. */
  component: string;
  /** Names of the component's Applications. */
  applications: readonly string[];
  /** Services in place of those of the test backend. */
  features?: readonly BackendFeature[];
}

function componentOf({ component, applications }: DriftBackendOptions): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      ...{ namespace: 'default', name: component },
      annotations: {
        [ECOSYSTEM_ANNOTATIONS.argocdAppName]: applications.join(),
      },
    },
    spec: { type: 'service', owner: 'group:default/owners' },
  };
}

/** Starts the backend with one component, on the cluster and its Argo CD; whoever starts it stops it. */
export async function startDriftBackend(
  options: DriftBackendOptions,
): Promise<TestBackend> {
  const { cluster, client, account, git, database, features = [] } = options;
  await createReader(client, account);
  const { ARGOCD_URL: url, ARGOCD_TOKEN: token } = cluster.env;
  const instances = [
    { name: 'main', url, token, kubernetesCluster: CLUSTER_NAME },
  ];
  return startTestBackend({
    features: [
      aiPlatformPlugin,
      ...features,
      mockServices.rootConfig.factory({
        data: {
          ...clusterConfig(cluster, await requestToken(client, account)),
          argocd: { appLocatorMethods: [{ type: 'config', instances }] },
          aiPlatform: { localGit: { root: git.root } },
        },
      }),
      mockServices.database.factory({ knex: await database }),
      catalogServiceMock.factory({ entities: [componentOf(options)] }),
    ],
  });
}
