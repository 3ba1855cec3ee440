import type { Environment } from '../../model/environment';
import { serviceLabels } from '../gitops/labels';
import { valuesFiles } from '../gitops/valuesFiles';
import type { ChartRef, PlatformService } from '../services/platformService';
import { chartOfRelease } from './chartSource';
import { FLUX_NAMESPACE } from './constants';
import { fluxObject } from './fluxObject';
import { ignoreRules } from './ignoreRules';
import { fluxName } from './names';

function valuesName(
  environment: Environment,
  service: PlatformService,
): string {
  return fluxName(environment, service.id, 'values');
}

/**
 * The HelmRelease of a service with a chart. It lies in Flux's own namespace beside its source and
 * its values, so that it also works where references to other namespaces are forbidden.
 */
export function helmRelease(
  environment: Environment,
  service: PlatformService,
  chart: ChartRef,
) {
  const ignore = ignoreRules(service.ignoreDifferences);
  return fluxObject(
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      name: fluxName(environment, service.id),
      labels: serviceLabels(environment, service),
    },
    {
      interval: '10m',
      timeout: '15m',
      releaseName: service.id,
      targetNamespace: service.namespace,
      storageNamespace: service.namespace,
      ...chartOfRelease(environment, service, chart),
      valuesFrom: valuesFiles(environment.spec.stage).map(file => ({
        kind: 'ConfigMap',
        name: valuesName(environment, service),
        valuesKey: file,
      })),
      maxHistory: 5,
      install: { crds: 'CreateReplace', remediation: { retries: 3 } },
      upgrade: {
        crds: 'CreateReplace',
        cleanupOnFail: true,
        remediation: { retries: 3, remediateLastFailure: true },
      },
      driftDetection: {
        mode: 'enabled',
        ...(ignore.length > 0 && { ignore }),
      },
    },
  );
}

/** The kustomization.yaml beside it, which makes a ConfigMap of the values files. */
export function releaseKustomization(
  environment: Environment,
  service: PlatformService,
) {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: FLUX_NAMESPACE,
    labels: [{ pairs: serviceLabels(environment, service) }],
    resources: ['helmrelease.yaml'],
    configMapGenerator: [
      {
        name: valuesName(environment, service),
        files: [...valuesFiles(environment.spec.stage)],
        // A stable name, and a label that lets a change of values start an upgrade at once.
        options: {
          disableNameSuffixHash: true,
          labels: { 'reconcile.fluxcd.io/watch': 'Enabled' },
        },
      },
    ],
  };
}
