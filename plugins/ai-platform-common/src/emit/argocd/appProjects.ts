import type { Environment } from '../../model/environment';
import { repositoryLocation } from '../../model/gitUrl';
import { environmentLabels } from '../gitops/labels';
import { writtenNamespaces } from '../gitops/namespaces';
import type { Data, PlatformService } from '../services/platformService';
import { chartUrl } from './chartUrl';
import {
  ARGOCD_NAMESPACE,
  ARGOCD_OWN_CLUSTER,
  RESOURCES_FINALIZER,
} from './constants';
import { destination } from './destination';
import { appsProjectName } from './names';
import { distinctKinds, namespacedKinds } from './namespacedKinds';

function project(
  environment: Environment,
  name: string,
  spec: Record<string, Data>,
) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      labels: environmentLabels(environment),
      finalizers: [RESOURCES_FINALIZER],
    },
    spec,
  };
}

function sourceRepos(
  environment: Environment,
  services: readonly PlatformService[],
): string[] {
  const charts = services.flatMap(service => service.chart ?? []);
  const values = repositoryLocation(
    environment.spec.gitops,
    'platform-ai-services',
  );
  return [...new Set([...charts.map(chartUrl), values.url])].sort();
}

/** Cluster-scoped kinds; of namespaces only the environment's own, by name. */
function clusterResources(services: readonly PlatformService[]): Data[] {
  const kinds = distinctKinds(
    services.flatMap(service => service.clusterKinds),
  );
  const namespaces = writtenNamespaces(services).map(name => ({
    group: '',
    kind: 'Namespace',
    name,
  }));
  return [
    ...namespaces,
    ...kinds
      .filter(({ group, kind }) => group !== '' || kind !== 'Namespace')
      .map(item => ({ ...item })),
  ];
}

/** What the services of an environment may come from, and what they may write where. */
export function servicesProject(
  environment: Environment,
  services: readonly PlatformService[],
) {
  const { metadata, spec } = environment;
  return project(environment, metadata.name, {
    description: `Services of the AI environment ${metadata.name}`,
    sourceRepos: sourceRepos(environment, services),
    destinations: writtenNamespaces(services).map(namespace => ({
      ...destination(environment, namespace),
    })),
    clusterResourceWhitelist: clusterResources(services),
    namespaceResourceWhitelist: namespacedKinds(spec.platform, services).map(
      kind => ({ ...kind }),
    ),
  });
}

/** What the root Application may do: write Applications, taken from the GitOps repository. */
export function applicationsProject(environment: Environment) {
  const { metadata, spec } = environment;
  const { url } = repositoryLocation(spec.gitops, 'platform-gitops-config');
  return project(environment, appsProjectName(environment), {
    description: `Root Application of the AI environment ${metadata.name}`,
    sourceRepos: [url],
    destinations: [{ name: ARGOCD_OWN_CLUSTER, namespace: ARGOCD_NAMESPACE }],
    clusterResourceWhitelist: [],
    namespaceResourceWhitelist: [{ group: 'argoproj.io', kind: 'Application' }],
  });
}
