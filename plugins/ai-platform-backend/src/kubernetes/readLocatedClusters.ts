import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { KubeConfig } from '@kubernetes/client-node';
import type { SourceProblem } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ConfiguredCluster } from './configuredCluster';
import { invalidConfig } from './invalidConfig';
import type { ClusterDescription } from './resourceReader';
import {
  authMetadata,
  hasServiceAccount,
  kubeConfigOf,
  serviceAccountConfig,
} from './serviceAccountConfig';

const LOCATORS = 'kubernetes.clusterLocatorMethods';
const AUTH_PROVIDER = 'kubernetes.io/auth-provider';
const KUBECTL_PROXY = 'http://localhost:8001';
const ANONYMOUS = { name: 'anonymous' };

/** Providers that take the credentials of the user who looks. */
const USER_PROVIDERS = ['google', 'oidc', 'aks'];

interface Located {
  key: string;
  cluster: ConfiguredCluster;
}

function checkUrl(text: string, key: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw invalidConfig(key, 'must be a URL with http or https');
  }
  if (url.username || url.password) {
    throw invalidConfig(key, 'must not carry credentials');
  }
  return text;
}

function describe(cluster: Config, key: string): ClusterDescription {
  const name = cluster.getString('name');
  const dashboardUrl = cluster.getOptionalString('dashboardUrl');
  return {
    name,
    title: cluster.getOptionalString('title') ?? name,
    ...(dashboardUrl && {
      dashboardUrl: checkUrl(dashboardUrl, `${key}.dashboardUrl`),
    }),
  };
}

/** A cluster that is shown with the reason that it is not read. */
function unread(
  description: ClusterDescription,
  unsupported: SourceProblem,
): ConfiguredCluster {
  return { description: { ...description, unsupported } };
}

function notSupported(
  description: ClusterDescription,
  why: string,
): ConfiguredCluster {
  const message = `${why} Give the cluster a service account token, under a locator of the type config, to see it here.`;
  return unread(description, { code: 'notSupported', message });
}

function withoutToken(
  description: ClusterDescription,
  key: string,
): ConfiguredCluster {
  const message = `There is no token for the cluster: set ${key}.serviceAccountToken.`;
  return unread(description, { code: 'unauthenticated', message });
}

/** The configuration is live: asked again, it has the rotated token. Places move, names stay. */
function findCluster(config: RootConfigService, name: string): Config {
  const cluster = config
    .getConfigArray(LOCATORS)
    .flatMap(locator => locator.getOptionalConfigArray('clusters') ?? [])
    .find(candidate => candidate.getString('name') === name);
  if (cluster) return cluster;
  throw invalidConfig(LOCATORS, `has no cluster '${name}' any more`);
}

function readCluster(
  config: RootConfigService,
  cluster: Config,
  key: string,
): ConfiguredCluster {
  const description = describe(cluster, key);
  const { name } = description;
  checkUrl(cluster.getString('url'), `${key}.url`);
  const provider =
    authMetadata(cluster, AUTH_PROVIDER) ??
    cluster.getOptionalString('authProvider');
  if (!provider) throw invalidConfig(`${key}.authProvider`, 'is missing');
  if (provider === 'serviceAccount') {
    // One cluster without a token must not keep the others from being read.
    if (!hasServiceAccount(cluster)) return withoutToken(description, key);
    const loadKubeConfig = () =>
      serviceAccountConfig(findCluster(config, name), key);
    return { description, loadKubeConfig };
  }
  if (provider === 'localKubectlProxy') {
    const loadKubeConfig = () =>
      kubeConfigOf(findCluster(config, name), ANONYMOUS);
    return { description, loadKubeConfig };
  }
  return notSupported(
    description,
    USER_PROVIDERS.includes(provider)
      ? `The authProvider ${provider} wants the user's own credentials.`
      : `The authProvider ${provider} is not supported.`,
  );
}

function kubectlProxy(): ConfiguredCluster {
  return {
    description: { name: 'local', title: 'local' },
    loadKubeConfig: () => {
      const kubeConfig = new KubeConfig();
      // client-node refuses plain HTTP unless it is told not to check certificates; there are none to check.
      kubeConfig.loadFromClusterAndUser(
        { name: 'local', server: KUBECTL_PROXY, skipTLSVerify: true },
        ANONYMOUS,
      );
      return kubeConfig;
    },
  };
}

/** The clusters of Backstage's Kubernetes plugin, with the key that named each. */
export function readLocatedClusters(config: RootConfigService): Located[] {
  const locators = config.getOptionalConfigArray(LOCATORS) ?? [];
  return locators.flatMap((locator, index) => {
    const key = `${LOCATORS}[${index}]`;
    const type = locator.getString('type');
    if (type === 'config') {
      return locator.getConfigArray('clusters').map((cluster, place) => {
        const clusterKey = `${key}.clusters[${place}]`;
        return {
          key: clusterKey,
          cluster: readCluster(config, cluster, clusterKey),
        };
      });
    }
    if (type === 'localKubectlProxy') return [{ key, cluster: kubectlProxy() }];
    const cluster = notSupported(
      { name: `${type}-${index}`, title: `Clusters of the locator ${type}` },
      `Clusters that the locator ${type} finds are not supported.`,
    );
    return [{ key, cluster }];
  });
}
