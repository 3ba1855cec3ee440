import type { Environment } from '../../model/environment';
import { defineService } from './defineService';
import type { Manifest, PlatformService } from './platformService';
import { EXTERNAL_SECRET_DEFAULTS, externalSecrets } from './secretNeeds';
import { SERVICE_IDS } from './serviceIds';

interface FoundationParts {
  /** The service that stands on it. */
  service: PlatformService;
  /** Databases, volumes and the like. */
  manifests?: readonly Manifest[];
  dependsOn?: readonly string[];
}

/** Id of the service that holds what another one needs before it starts. */
export function foundationId(id: string): string {
  return `${id}-data`;
}

/**
 * Secrets, databases and volumes of a service, as a service of their own that comes before it:
 * beside the chart they would come too late for pods that cannot start without them.
 * None where there is nothing to create.
 */
export function foundationOf(
  environment: Environment,
  parts: FoundationParts,
): PlatformService[] {
  const { service, dependsOn = [] } = parts;
  const secrets = externalSecrets(environment, service.secrets ?? []);
  const manifests = [...secrets, ...(parts.manifests ?? [])];
  if (manifests.length === 0) return [];
  return [
    defineService({
      id: foundationId(service.id),
      title: `${service.title}: secrets and storage`,
      namespace: service.namespace,
      wave: service.wave - 1,
      dependsOn: [
        ...(secrets.length > 0 ? [SERVICE_IDS.secretStores] : []),
        ...dependsOn,
      ],
      manifests,
      ignoreDifferences: secrets.length > 0 ? [EXTERNAL_SECRET_DEFAULTS] : [],
      namespaceLabels: service.namespaceLabels,
    }),
  ];
}
