import type { Environment } from '../../model/environment';
import { dnsName } from '../../model/names';
import type { EmittedFile } from '../emittedFile';
import { generatedYaml } from '../generated';
import { serviceLabels } from '../gitops/labels';
import { printYaml, type YamlValue } from '../print/yaml';
import type { Manifest, PlatformService } from './platformService';
import { secretComment } from './secretComment';
import { servicesOf } from './servicesOf';

/** True for a service with something to build in its `manifests` folder. */
export function hasManifests(service: PlatformService): boolean {
  return Boolean(service.manifests?.length || service.kustomizeBases?.length);
}

function groupOf(manifest: Manifest): string {
  const [group, version] = manifest.apiVersion.split('/', 2);
  return version === undefined ? '' : group;
}

function isClusterScoped(
  service: PlatformService,
  manifest: Manifest,
): boolean {
  const group = groupOf(manifest);
  return service.clusterKinds.some(
    known => known.group === group && known.kind === manifest.kind,
  );
}

function fileName(manifest: Manifest, all: readonly Manifest[]): string {
  const { kind, metadata } = manifest;
  const short = [kind.toLowerCase(), metadata.name];
  const rivals = all.filter(
    other => other.kind === kind && other.metadata.name === metadata.name,
  );
  const parts =
    rivals.length === 1
      ? short
      : [
          ...short,
          metadata.namespace ?? 'cluster',
          groupOf(manifest) || 'core',
        ];
  return `${dnsName(parts)}.yaml`;
}

/** A namespaced object always names its namespace: without it, each engine would choose its own. */
function withNamespace(service: PlatformService, manifest: Manifest): Manifest {
  const { metadata } = manifest;
  if (metadata.namespace !== undefined || isClusterScoped(service, manifest)) {
    return manifest;
  }
  const { name, ...rest } = metadata;
  return {
    ...manifest,
    metadata: { name, namespace: service.namespace, ...rest },
  };
}

/**
 * Beside a chart, Argo CD deploys the objects in the same sync: a wave later, so that the chart's
 * operator and its webhooks are up. Flux has a Kustomization of its own for them.
 */
function afterChart(manifest: Manifest): Manifest {
  const { annotations, ...metadata } = manifest.metadata;
  return {
    ...manifest,
    metadata: {
      ...metadata,
      annotations: { 'argocd.argoproj.io/sync-wave': '1', ...annotations },
    },
  };
}

function manifestFiles(
  environment: Environment,
  service: PlatformService,
): EmittedFile[] {
  const waits =
    service.chart !== undefined && environment.spec.gitops.engine === 'argocd';
  const manifests = (service.manifests ?? [])
    .map(manifest => withNamespace(service, manifest))
    .map(manifest => (waits ? afterChart(manifest) : manifest));
  const names = manifests.map(manifest => fileName(manifest, manifests));
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    labels: [{ pairs: serviceLabels(environment, service) }],
    resources: [...(service.kustomizeBases ?? []), ...names],
    ...(service.kustomizePatches?.length && {
      patches: service.kustomizePatches.map(({ target, patch }) => ({
        ...(target && { target }),
        patch: printYaml(patch),
      })),
    }),
  };
  const file = (
    name: string,
    document: YamlValue,
    about?: string,
  ): EmittedFile =>
    generatedYaml(environment, {
      repository: 'platform-ai-services',
      path: `${service.id}/manifests/${name}`,
      documents: [document],
      about,
    });
  // With a chart, the values say it.
  const secrets = service.chart ? [] : secretComment(environment, service);
  return [
    file(
      'kustomization.yaml',
      kustomization,
      secrets.length > 0 ? secrets.join('\n') : undefined,
    ),
    ...manifests.map((manifest, index) => file(names[index], manifest)),
  ];
}

/**
 * The objects that lie in Git beside the values, one file each, with the kustomization.yaml that
 * both engines build: `<service>/manifests/`. Only services that have any get the folder.
 */
export function emitServiceManifests(
  environment: Environment,
  services: readonly PlatformService[] = servicesOf(environment),
): EmittedFile[] {
  return services
    .filter(hasManifests)
    .flatMap(service => manifestFiles(environment, service));
}
