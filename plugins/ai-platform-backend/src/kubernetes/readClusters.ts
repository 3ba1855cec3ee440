import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { ConfiguredCluster } from './configuredCluster';
import { invalidConfig } from './invalidConfig';
import { readKubeconfigClusters } from './readKubeconfigClusters';
import { readLocatedClusters } from './readLocatedClusters';

/**
 * The clusters that the configuration names, in its order: those of `kubernetes.clusterLocatorMethods`, as Backstage's
 * Kubernetes plugin reads them, then the contexts of the kubeconfig for development. A cluster that cannot be read with
 * credentials of the backend's own is described as not supported, and never left out.
 *
 * @throws Error that names the key
 */
export function readClusters(config: RootConfigService): ConfiguredCluster[] {
  const found = [
    ...readLocatedClusters(config),
    ...readKubeconfigClusters(config),
  ];
  const names = new Map<string, string>();
  for (const { key, cluster } of found) {
    const { name } = cluster.description;
    const first = names.get(name);
    if (first) {
      throw invalidConfig(key, `has the name '${name}', as ${first} has`);
    }
    names.set(name, key);
  }
  return found.map(({ cluster }) => cluster);
}
