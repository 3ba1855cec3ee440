import type { Cluster } from '../acceptance/support/cluster';

/** The name of the cluster for both plugins. */
export const CLUSTER_NAME = 'bench';

/** The cluster as Backstage's Kubernetes plugin and this one read it. */
export function clusterConfig(
  { apiUrl, ca }: Pick<Cluster, 'apiUrl' | 'ca'>,
  serviceAccountToken: string,
) {
  const cluster = {
    name: CLUSTER_NAME,
    url: apiUrl,
    authProvider: 'serviceAccount',
    serviceAccountToken,
    caData: Buffer.from(ca).toString('base64'),
  };
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    },
  };
}
