import type { Config } from '@backstage/config';
import { KubeConfig, type User } from '@kubernetes/client-node';
import { invalidConfig } from './invalidConfig';

/** A field of the cluster's `authMetadata`, which stands before the field of the same meaning beside it. */
export function authMetadata(
  cluster: Config,
  field: string,
): string | undefined {
  return cluster.getOptional<Record<string, string>>('authMetadata')?.[field];
}

/** Address and trust of a configured cluster, for the given user. */
export function kubeConfigOf(cluster: Config, user: User): KubeConfig {
  const server = cluster.getString('url');
  const caData = cluster.getOptionalString('caData');
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name: cluster.getString('name'),
      server,
      caData,
      caFile: caData ? undefined : cluster.getOptionalString('caFile'),
      // client-node refuses plain HTTP unless it is told not to check certificates; there are none to check.
      skipTLSVerify:
        server.startsWith('http:') ||
        (cluster.getOptionalBoolean('skipTLSVerify') ?? false),
    },
    user,
  );
  return kubeConfig;
}

function tokenOf(cluster: Config): string | undefined {
  return (
    authMetadata(cluster, 'serviceAccountToken') ??
    cluster.getOptionalString('serviceAccountToken')
  );
}

/** True if there are credentials for the cluster: a token of its own, or the one of the backend's pod. */
export function hasServiceAccount(cluster: Config): boolean {
  return Boolean(tokenOf(cluster) ?? process.env.KUBERNETES_SERVICE_HOST);
}

/** The cluster that the backend itself runs in, with the token of its pod. */
function inCluster(): KubeConfig | undefined {
  if (!process.env.KUBERNETES_SERVICE_HOST) return undefined;
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromCluster();
  return kubeConfig;
}

/**
 * The configured cluster with the token of its service account. Without one it is the cluster that the backend runs in,
 * as in Backstage's Kubernetes plugin: the pod's own token goes to no other address, whatever the configuration says.
 *
 * @throws Error that names the key, where there is neither
 */
export function serviceAccountConfig(cluster: Config, key: string): KubeConfig {
  const token = tokenOf(cluster);
  if (token) {
    return kubeConfigOf(cluster, { name: 'serviceAccount', token });
  }
  const own = inCluster();
  if (own) return own;
  throw invalidConfig(
    `${key}.serviceAccountToken`,
    'is missing, and the backend has no token of its own: it does not run in a cluster',
  );
}
