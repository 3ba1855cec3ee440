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
export function kubeConfigOf(
  cluster: Config,
  { user, caFile }: { user: User; caFile?: string },
): KubeConfig {
  const server = cluster.getString('url');
  const caData = cluster.getOptionalString('caData');
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name: cluster.getString('name'),
      server,
      caData,
      caFile: caData
        ? undefined
        : cluster.getOptionalString('caFile') ?? caFile,
      // client-node refuses plain HTTP unless it is told not to check certificates; there are none to check.
      skipTLSVerify:
        server.startsWith('http:') ||
        (cluster.getOptionalBoolean('skipTLSVerify') ?? false),
    },
    user,
  );
  return kubeConfig;
}

/** The token that the backend's own pod has, where it runs in a cluster. */
function inCluster(): { user: User; caFile?: string } | undefined {
  if (!process.env.KUBERNETES_SERVICE_HOST) return undefined;
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromCluster();
  const user = kubeConfig.getCurrentUser();
  return user
    ? { user, caFile: kubeConfig.getCurrentCluster()?.caFile }
    : undefined;
}

/**
 * The configured cluster with the token of its service account, or with that of the backend's own pod.
 *
 * @throws Error that names the key, where there is neither
 */
export function serviceAccountConfig(cluster: Config, key: string): KubeConfig {
  const token =
    authMetadata(cluster, 'serviceAccountToken') ??
    cluster.getOptionalString('serviceAccountToken');
  if (token) {
    return kubeConfigOf(cluster, { user: { name: 'serviceAccount', token } });
  }
  const own = inCluster();
  if (own) return kubeConfigOf(cluster, own);
  throw invalidConfig(
    `${key}.serviceAccountToken`,
    'is missing, and the backend has no token of its own: it does not run in a cluster',
  );
}
