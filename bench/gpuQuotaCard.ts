import { join } from 'node:path';
import { ClusterClient } from '../acceptance/support/clusterClient';
import type { OwnCluster } from '../acceptance/support/ownCluster';
import {
  createReader,
  readerManifests,
  requestToken,
  usernameOf,
  type Rule,
} from '../acceptance/support/readerAccess';
import { clusterConfig } from './clusterCacheConfig';
import { clusterFolder } from './clusterCacheControllers';
import { teamNames, type ClusterSize } from './clusterCacheScale';
import type { Measurement } from './goals';
import type { BackendAccess } from './ownedBackend';
import { measureFreshness } from './gpuQuotaCardFreshness';
import { measureViews } from './gpuQuotaCardViews';
import { Worker } from './worker';

const ACCOUNT = 'bench-card';

/** What Backstage's Kubernetes plugin lists for an entity, beside what this one may read. */
const KUBERNETES_PLUGIN: Rule[] = [
  { apiGroups: [''], resources: ['services', 'configmaps'], verbs: ['list'] },
  { apiGroups: ['apps'], resources: ['daemonsets'], verbs: ['list'] },
  {
    apiGroups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
    verbs: ['list'],
  },
  { apiGroups: ['batch'], resources: ['cronjobs'], verbs: ['list'] },
  {
    apiGroups: ['networking.k8s.io'],
    resources: ['ingresses'],
    verbs: ['list'],
  },
];

async function createAccount(own: OwnCluster): Promise<string> {
  const client = new ClusterClient(own);
  const rules = [...readerManifests()[0].rules, ...KUBERNETES_PLUGIN];
  await createReader(client, ACCOUNT, rules);
  const token = await requestToken(client, ACCOUNT);
  client.close();
  return token;
}

/**
 * The card's route in a real backend: with accounts, catalog, a permission policy that asks who owns the component, and
 * Backstage's Kubernetes plugin beside it with the same cluster and credentials.
 */
export async function measureCard(
  own: OwnCluster,
  size: ClusterSize,
): Promise<Measurement[]> {
  const token = await createAccount(own);
  const teams = teamNames(size);
  const worker = Worker.start('gpuQuotaCardBackend.ts', {
    env: { NODE_ENV: 'production' },
    log: join(clusterFolder(own), 'log/backend.log'),
  });
  try {
    const clusters = clusterConfig(own, token);
    const access = await worker.ask<BackendAccess>({ clusters, teams });
    const username = usernameOf(ACCOUNT);
    return [
      ...(await measureViews({ own, username, access, teams })),
      ...(await measureFreshness(own, access)),
    ];
  } finally {
    worker.stop();
  }
}
