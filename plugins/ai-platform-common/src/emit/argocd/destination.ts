import type { Environment } from '../../model/environment';

/** A place that is deployed to, as Applications and AppProjects spell it. */
export interface Destination {
  name?: string;
  server?: string;
  namespace: string;
}

/** A namespace of the environment's cluster, which Argo CD knows by its name or by its https URL. */
export function destination(
  environment: Environment,
  namespace: string,
): Destination {
  const { cluster } = environment.spec.gitops;
  return cluster.startsWith('https://')
    ? { server: cluster, namespace }
    : { name: cluster, namespace };
}
