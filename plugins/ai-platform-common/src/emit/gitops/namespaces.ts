import type { PlatformService } from '../services/platformService';

/** Namespaces that the cluster brings along: nothing creates or labels them. */
export function isSystemNamespace(namespace: string): boolean {
  return namespace === 'default' || namespace.startsWith('kube-');
}

/** Labels that the services of a namespace want on it, all of them together. */
export function namespaceLabels(
  services: readonly PlatformService[],
  namespace: string,
): Record<string, string> {
  return Object.assign(
    {},
    ...services
      .filter(service => service.namespace === namespace)
      .map(service => service.namespaceLabels),
  );
}

/**
 * True if Kustomize bases are deployed into the namespace. They may bring the namespace along, and
 * two that write its labels would take turns for ever.
 */
export function isLeftToBases(
  services: readonly PlatformService[],
  namespace: string,
): boolean {
  return services.some(
    service =>
      service.namespace === namespace &&
      Boolean(service.kustomizeBases?.length),
  );
}

/** The namespaces that services are deployed into and that have to be created, sorted. */
export function createdNamespaces(
  services: readonly PlatformService[],
): string[] {
  const names = services.map(service => service.namespace);
  return [...new Set(names)].filter(name => !isSystemNamespace(name)).sort();
}

/** Every namespace that the services write into, sorted. */
export function writtenNamespaces(
  services: readonly PlatformService[],
): string[] {
  const names = services.flatMap(service => [
    service.namespace,
    ...service.extraNamespaces,
    ...(service.manifests ?? []).flatMap(({ kind, metadata }) => [
      ...(metadata.namespace === undefined ? [] : [metadata.namespace]),
      ...(kind === 'Namespace' ? [metadata.name] : []),
    ]),
  ]);
  return [...new Set(names)].sort();
}
