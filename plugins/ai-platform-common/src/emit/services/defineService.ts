import { isSystemNamespace } from '../gitops/namespaces';
import { NAMESPACE } from './clusterKinds';
import type { PlatformService } from './platformService';

type Required = Pick<PlatformService, 'id' | 'title' | 'namespace' | 'wave'>;

/** A service from what is special about it. It may create its own namespace, unless the cluster brings that. */
export function defineService(
  parts: Required & Partial<PlatformService>,
): PlatformService {
  const own = isSystemNamespace(parts.namespace) ? [] : [NAMESPACE];
  return {
    dependsOn: [],
    extraNamespaces: [],
    ignoreDifferences: [],
    namespaceLabels: {},
    ...parts,
    clusterKinds: [...own, ...(parts.clusterKinds ?? [])],
  };
}
