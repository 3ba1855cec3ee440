import type { Environment } from '../../model/environment';
import type { Repository } from '../../model/vocabulary';
import { environmentLabels, serviceLabels } from '../gitops/labels';
import { gitFolder } from '../gitops/repositories';
import { SECRETS_FOLDER } from '../secrets/secretsFolder';
import { hasManifests } from '../services/emitServiceManifests';
import type { Data, PlatformService } from '../services/platformService';
import { fluxObject } from './fluxObject';
import { gitRepositoryName } from './gitRepository';
import { ignoreRules } from './ignoreRules';
import { fluxName } from './names';

const API = 'kustomize.toolkit.fluxcd.io/v1';

interface Step {
  name: string;
  folder: string[];
  dependsOn: string[];
  ignore: Array<Record<string, Data>>;
}

/** A service with chart and objects takes two steps: the objects need the CRDs that the chart brings. */
function stepNames(
  environment: Environment,
  service: PlatformService,
): string[] {
  const first = fluxName(environment, service.id);
  return service.chart && hasManifests(service)
    ? [first, fluxName(environment, service.id, 'manifests')]
    : [first];
}

function steps(
  environment: Environment,
  service: PlatformService,
  services: readonly PlatformService[],
): Step[] {
  const names = stepNames(environment, service);
  const dependsOn = services
    .filter(other => service.dependsOn.includes(other.id))
    .map(other => stepNames(environment, other).slice(-1)[0]);
  const ignore = ignoreRules(service.ignoreDifferences);
  const manifests = [service.id, 'manifests'];
  if (!service.chart) {
    return [{ name: names[0], folder: manifests, dependsOn, ignore }];
  }
  const release = {
    name: names[0],
    folder: [service.id],
    dependsOn,
    ignore: [],
  };
  return names.length === 1
    ? [release]
    : [
        release,
        { name: names[1], folder: manifests, dependsOn: [names[0]], ignore },
      ];
}

function source(
  environment: Environment,
  repository: Repository,
  folder: string[],
): Record<string, Data> {
  return {
    path: `./${gitFolder(environment, repository, ...folder).path}`,
    sourceRef: {
      kind: 'GitRepository',
      name: gitRepositoryName(environment, repository),
    },
  };
}

// In prod one wrong merge must not delete a database: what vanishes from Git stays until a person
// deletes it.
function prune(environment: Environment): boolean {
  return environment.spec.stage !== 'prod';
}

/** A Kustomization of the services repository, which waits until everything that it applies is healthy. */
function kustomization(
  environment: Environment,
  service: { id: string },
  step: Step,
) {
  const { platform } = environment.spec;
  return fluxObject(
    {
      apiVersion: API,
      kind: 'Kustomization',
      name: step.name,
      labels: serviceLabels(environment, service),
    },
    {
      interval: '10m',
      retryInterval: '1m',
      timeout: '20m',
      ...source(environment, 'platform-ai-services', step.folder),
      prune: prune(environment),
      wait: true,
      ...(step.dependsOn.length > 0 && {
        dependsOn: step.dependsOn.map(name => ({ name })),
      }),
      ...(platform.secrets === 'sops' && { decryption: { provider: 'sops' } }),
      ...(step.ignore.length > 0 && { ignore: step.ignore }),
    },
  );
}

/** The Kustomizations of a service. */
export function serviceKustomizations(
  environment: Environment,
  service: PlatformService,
  services: readonly PlatformService[],
) {
  return steps(environment, service, services).map(step =>
    kustomization(environment, service, step),
  );
}

/** The Kustomization that deploys the encrypted Secrets that people commit. */
export function secretsKustomization(
  environment: Environment,
  services: readonly PlatformService[],
) {
  const controller = services.filter(({ id }) => id === 'sealed-secrets');
  return kustomization(
    environment,
    { id: SECRETS_FOLDER },
    {
      name: fluxName(environment, SECRETS_FOLDER),
      folder: [SECRETS_FOLDER],
      dependsOn: controller.map(({ id }) => fluxName(environment, id)),
      ignore: [],
    },
  );
}

/** The Kustomization of the environment: it applies the folder that it lies in, and so itself. */
export function rootKustomization(environment: Environment) {
  return fluxObject(
    {
      apiVersion: API,
      kind: 'Kustomization',
      name: environment.metadata.name,
      labels: environmentLabels(environment),
    },
    {
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      ...source(environment, 'platform-gitops-config', ['flux']),
      prune: prune(environment),
    },
  );
}
