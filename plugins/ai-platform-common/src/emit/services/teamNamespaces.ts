import type { Environment } from '../../model/environment';

/** Namespaces of the services that have web pages. */
export const NAMESPACES = {
  airflow: 'airflow',
  argoWorkflows: 'argo',
  feast: 'feast',
  istio: 'istio-system',
  kubeflow: 'kubeflow',
  mlflow: 'mlflow',
  monitoring: 'monitoring',
  oauth2Proxy: 'oauth2-proxy',
} as const;

/**
 * Namespaces in which people work: the Kubeflow profiles, or one of the project's name without Kubeflow.
 * Quotas, queues and policies are about these.
 */
export function teamNamespaces({ metadata, spec }: Environment): string[] {
  const { enabled, profiles } = spec.platform.kubeflow;
  return enabled ? [...profiles] : [metadata.project];
}

/** Namespaces that may attach routes to the Gateway: those with a web page, and those with models. */
export function pageNamespaces(environment: Environment): string[] {
  const { platform } = environment.spec;
  const pages = [
    platform.airflow.enabled && NAMESPACES.airflow,
    platform.argoWorkflows.enabled && NAMESPACES.argoWorkflows,
    platform.kubeflow.enabled && NAMESPACES.istio,
    platform.mlflow.enabled && NAMESPACES.mlflow,
    platform.monitoring.enabled && NAMESPACES.monitoring,
  ];
  const models = platform.kserve.enabled ? teamNamespaces(environment) : [];
  const names = [...pages, ...models].filter(name => name !== false);
  return [...new Set(names)].sort();
}
