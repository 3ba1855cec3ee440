import type { Environment } from '../../model/environment';
import type { EmittedFile } from '../emittedFile';
import { generatedYaml } from '../generated';
import type { YamlValue } from '../print/yaml';
import { hasSecretsFolder } from '../secrets/secretsFolder';
import type { PlatformService } from '../services/platformService';
import { servicesOf } from '../services/servicesOf';
import { helmRepository, isRegistry, ociRepository } from './chartSource';
import { FLUX_NAMESPACE, GIT_SECRET } from './constants';
import { gitRepository } from './gitRepository';
import { helmRelease, releaseKustomization } from './helmRelease';
import {
  rootKustomization,
  secretsKustomization,
  serviceKustomizations,
} from './kustomizations';
import { namespaces } from './namespaces';

const ROOT_COMMENT = `Applied once; from then on Git is enough, for this file too. The Secret ${GIT_SECRET} in ${FLUX_NAMESPACE}
holds what may read the repositories.`;

function sources(
  environment: Environment,
  services: readonly PlatformService[],
) {
  const withChart = services.flatMap(service =>
    service.chart ? [{ service, chart: service.chart }] : [],
  );
  const repositories = withChart
    .filter(({ chart }) => !isRegistry(chart))
    .map(({ chart }) => chart.repoUrl);
  const { layout } = environment.spec.gitops;
  return [
    ...(layout === 'repositories'
      ? [gitRepository(environment, 'platform-ai-services')]
      : []),
    ...[...new Set(repositories)]
      .sort()
      .map(repoUrl => helmRepository(environment, repoUrl)),
    ...withChart
      .filter(({ chart }) => isRegistry(chart))
      .map(({ service, chart }) => ociRepository(environment, service, chart)),
  ];
}

function releaseFiles(
  environment: Environment,
  service: PlatformService,
): EmittedFile[] {
  if (!service.chart) return [];
  const file = (name: string, document: YamlValue): EmittedFile =>
    generatedYaml(environment, {
      repository: 'platform-ai-services',
      path: `${service.id}/${name}`,
      documents: [document],
      about: service.title,
    });
  return [
    file('kustomization.yaml', releaseKustomization(environment, service)),
    file('helmrelease.yaml', helmRelease(environment, service, service.chart)),
  ];
}

/**
 * The Flux manifests of an environment: sources, namespaces and one Kustomization a service in the
 * GitOps repository, one HelmRelease a chart beside its values.
 */
export function emitFlux(
  environment: Environment,
  services: readonly PlatformService[] = servicesOf(environment),
): EmittedFile[] {
  const file = (
    name: string,
    documents: readonly YamlValue[],
    about?: string,
  ): EmittedFile =>
    generatedYaml(environment, {
      repository: 'platform-gitops-config',
      path: `flux/${name}`,
      documents,
      about,
    });
  const kustomizations = [
    ...services.flatMap(service =>
      serviceKustomizations(environment, service, services),
    ),
    ...(hasSecretsFolder(environment)
      ? [secretsKustomization(environment, services)]
      : []),
  ];
  const root = [
    gitRepository(environment, 'platform-gitops-config'),
    rootKustomization(environment),
  ];
  return [
    file('root.yaml', root, ROOT_COMMENT),
    file('sources.yaml', sources(environment, services)),
    file('namespaces.yaml', namespaces(environment, services)),
    file('kustomizations.yaml', kustomizations),
    ...services.flatMap(service => releaseFiles(environment, service)),
  ];
}
