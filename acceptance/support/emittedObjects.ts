import { parseDocument } from 'yaml';
import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';
import type { KubernetesObject } from './apiServer';

// Read by other consumers than the API server: Kustomize, the catalog, Flagstone itself.
const OTHER_APIS = /^(?:kustomize\.config\.k8s\.io|backstage\.io|flagstone)\//;

/** The documents of a YAML text, each as the text that it is. */
export function splitDocuments(text: string): string[] {
  return text.split(/^---$/m).filter(part => part.trim() !== '');
}

/** A document as an object for the API server; undefined for one that is none. */
export function kubernetesObject(yaml: string): KubernetesObject | undefined {
  const data = parseDocument(yaml).toJS();
  const { apiVersion, kind, metadata } = data ?? {};
  if (typeof apiVersion !== 'string' || typeof kind !== 'string')
    return undefined;
  if (OTHER_APIS.test(apiVersion)) return undefined;
  return {
    apiVersion,
    kind,
    name: metadata.name,
    namespace: metadata.namespace,
    yaml,
  };
}

/** Every Kubernetes object in the files that GitOps controllers read. */
export function emittedObjects(
  files: readonly EmittedFile[],
): KubernetesObject[] {
  return files
    .filter(
      ({ repository, path }) =>
        repository !== 'platform-k8s-clusters' && path.endsWith('.yaml'),
    )
    .flatMap(({ content }) => splitDocuments(content))
    .flatMap(yaml => kubernetesObject(yaml) ?? []);
}

/** The objects without those that are the same to the letter. */
export function distinct(
  objects: readonly KubernetesObject[],
): KubernetesObject[] {
  return [...new Map(objects.map(object => [object.yaml, object])).values()];
}
