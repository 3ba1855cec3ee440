import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { CRD } from './clusterKinds';
import { defineService } from './defineService';
import type { PlatformService } from './platformService';
import { podSecurity } from './podSecurity';
import { SERVICE_IDS } from './serviceIds';

/** Namespace of Prometheus and Grafana. */
export const MONITORING_NAMESPACE = 'monitoring';

/** True if there is a Prometheus that reads ServiceMonitors. */
export function isMonitored(environment: Environment): boolean {
  return environment.spec.platform.monitoring.enabled;
}

/** ServiceMonitor and its relatives, before the first chart that brings one along. */
export function monitorKinds(environment: Environment): PlatformService[] {
  if (!isMonitored(environment)) return [];
  return [
    defineService({
      id: SERVICE_IDS.monitorKinds,
      title: 'Prometheus Operator CRDs',
      namespace: MONITORING_NAMESPACE,
      wave: -4,
      chart: CHARTS.prometheusOperatorCrds,
      values: {
        crds: {
          // With their schemas they are too long for the annotation of client-side apply.
          annotations: {
            'argocd.argoproj.io/sync-options': 'ServerSideApply=true',
          },
        },
      },
      clusterKinds: [CRD],
      namespaceLabels: podSecurity('privileged'),
    }),
  ];
}
