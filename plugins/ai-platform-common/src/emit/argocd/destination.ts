import type { PlatformDocument } from '../../model/platformDocument';

/** A place that is deployed to, as Applications and AppProjects spell it. */
export interface Destination {
  name?: string;
  server?: string;
  namespace: string;
}

/** A namespace of the cluster that a document is deployed to, which Argo CD knows by its name or by its https URL. */
export function destination(
  document: PlatformDocument,
  namespace: string,
): Destination {
  const { cluster } = document.spec.gitops;
  return cluster.startsWith('https://')
    ? { server: cluster, namespace }
    : { name: cluster, namespace };
}
