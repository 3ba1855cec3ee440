import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { KubeConfig, type Cluster } from '@kubernetes/client-node';
import type { ConfiguredCluster } from './configuredCluster';
import { invalidConfig } from './invalidConfig';

const FILE = 'aiPlatform.kubernetes.kubeconfig';
const CONTEXTS = 'aiPlatform.kubernetes.contexts';

// client-node refuses plain HTTP unless it is told not to check certificates; there are none to check.
function allowPlainHttp(cluster: Cluster): Cluster {
  return cluster.server.startsWith('http:')
    ? { ...cluster, skipTLSVerify: true }
    : cluster;
}

// Without a user, client-node does not apply the cluster's certificate authority.
const ANONYMOUS = { name: 'anonymous' };

function parse(text: string, folder: string): KubeConfig {
  const kubeConfig = new KubeConfig();
  try {
    kubeConfig.loadFromString(text);
  } catch {
    // The cause would quote the file, which holds credentials.
    throw invalidConfig(FILE, 'names a file that is not a kubeconfig');
  }
  kubeConfig.makePathsAbsolute(folder);
  return kubeConfig;
}

function load(file: string): KubeConfig {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw invalidConfig(FILE, 'names a file that cannot be read', { cause });
  }
  return parse(text, path.dirname(path.resolve(file)));
}

function selectContext(kubeConfig: KubeConfig, name: string): KubeConfig {
  const context = kubeConfig.getContextObject(name);
  const cluster = context && kubeConfig.getCluster(context.cluster);
  if (!context || !cluster) {
    throw invalidConfig(FILE, `lacks the context '${name}' or its cluster`);
  }
  const selected = new KubeConfig();
  selected.loadFromClusterAndUser(
    allowPlainHttp(cluster),
    kubeConfig.getUser(context.user) ?? ANONYMOUS,
  );
  return selected;
}

/** The contexts of the kubeconfig that the configuration names, with the key that named each. */
export function readKubeconfigClusters(
  config: RootConfigService,
): { key: string; cluster: ConfiguredCluster }[] {
  const file = config.getOptionalString(FILE);
  const wanted = config.getOptionalStringArray(CONTEXTS);
  if (file === undefined) {
    if (wanted === undefined) return [];
    throw invalidConfig(CONTEXTS, `needs ${FILE}`);
  }
  const kubeConfig = load(file);
  const names = wanted ?? kubeConfig.getContexts().map(({ name }) => name);
  return names.map(name => {
    selectContext(kubeConfig, name);
    return {
      key: `the context '${name}' of ${FILE}`,
      cluster: {
        description: { name, title: name },
        loadKubeConfig: () => selectContext(load(file), name),
      },
    };
  });
}
