import type { PlatformService } from '../emit/services/platformService';

/** A service with nothing to deploy, with changes laid over it. */
export function aService(
  changes: Partial<PlatformService> = {},
): PlatformService {
  return {
    id: 'mlflow',
    title: 'MLflow',
    namespace: 'mlflow',
    wave: 0,
    dependsOn: [],
    clusterKinds: [],
    extraNamespaces: [],
    ignoreDifferences: [],
    namespaceLabels: {},
    ...changes,
  };
}

/** A service with a chart from a chart repository. */
export function aChartService(
  changes: Partial<PlatformService> = {},
): PlatformService {
  return aService({
    chart: {
      name: 'mlflow',
      version: '1.11.5',
      repoUrl: 'https://community-charts.github.io/helm-charts',
    },
    values: {},
    overlay: {},
    ...changes,
  });
}
