import { CLUSTER_NAME, clusterConfig } from './clusterCacheConfig';
import type { BenchArgocd } from './driftArgocd';

/** How applications are known: from a watch in their cluster, or from a list once a minute. */
export type Way = 'watched' | 'listed';

/** Name of the one instance. */
export const INSTANCE = 'main';

/** One Argo CD as the ecosystem's plugins read it. */
export function instanceConfig(instance: {
  url: string;
  [key: string]: unknown;
}) {
  const instances = [{ name: INSTANCE, ...instance }];
  return { argocd: { appLocatorMethods: [{ type: 'config', instances }] } };
}

/**
 * The Argo CD of the benchmark, with name and password, for this project's plugin.
 *
 * @param token - of a service account that may watch the cluster
 */
export function argocdConfig(
  { url, login, cluster }: BenchArgocd,
  token: string,
  way: Way,
) {
  return way === 'listed'
    ? instanceConfig({ url, ...login })
    : {
        ...clusterConfig(cluster, token),
        ...instanceConfig({ url, ...login, kubernetesCluster: CLUSTER_NAME }),
      };
}
