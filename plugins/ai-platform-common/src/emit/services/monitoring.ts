import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import {
  CLUSTER_RBAC,
  MUTATING_WEBHOOK,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { WEBHOOK_CA } from './drift';
import { isMonitored, MONITORING_NAMESPACE } from './monitors';
import { onSystemPool } from './placement';
import type { PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { MEDIUM, SMALL, resources, type Resources } from './resources';
import { isLateStage } from './stages';
import { volumeClaim } from './storage';
import { SERVICE_IDS } from './serviceIds';

// All monitors and rules of the environment, not only those of this chart.
const EVERY_MONITOR = {
  serviceMonitorSelectorNilUsesHelmValues: false,
  podMonitorSelectorNilUsesHelmValues: false,
  ruleSelectorNilUsesHelmValues: false,
  probeSelectorNilUsesHelmValues: false,
  scrapeConfigSelectorNilUsesHelmValues: false,
};

function prometheusResources(environment: Environment): Resources {
  return isLateStage(environment)
    ? resources(['500m', '4Gi'], ['2', '8Gi'])
    : resources(['250m', '1Gi'], ['1', '3Gi']);
}

function values(environment: Environment): Values {
  const { storageGb } = environment.spec.platform.monitoring;
  const nodeSelector = onSystemPool();
  return {
    crds: { enabled: false },
    // Grafana is a service of its own; dashboards and source for it come from here.
    grafana: {
      enabled: false,
      forceDeployDashboards: true,
      forceDeployDatasources: true,
    },
    // The cloud runs these, out of reach.
    kubeControllerManager: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeScheduler: { enabled: false },
    kubeProxy: { enabled: environment.spec.cloud === 'aws' },
    prometheusOperator: {
      nodeSelector,
      resources: MEDIUM,
      prometheusConfigReloader: { resources: SMALL },
      admissionWebhooks: { certManager: { enabled: true } },
    },
    prometheus: {
      prometheusSpec: {
        ...EVERY_MONITOR,
        nodeSelector,
        externalLabels: { environment: environment.metadata.name },
        // A little less than the volume, so that it never fills up.
        retentionSize: `${Math.max(1, Math.floor(storageGb * 0.85))}GB`,
        storageSpec: { volumeClaimTemplate: { spec: volumeClaim(storageGb) } },
      },
    },
    alertmanager: {
      alertmanagerSpec: {
        nodeSelector,
        resources: SMALL,
        storage: { volumeClaimTemplate: { spec: volumeClaim(5) } },
      },
    },
  };
}

function overlay(environment: Environment): Values {
  const { replicas, retentionDays } = environment.spec.platform.monitoring;
  const podDisruptionBudget = { enabled: replicas > 1 };
  return {
    prometheus: {
      podDisruptionBudget,
      prometheusSpec: {
        replicas,
        retention: `${retentionDays}d`,
        resources: prometheusResources(environment),
      },
    },
    alertmanager: { podDisruptionBudget, alertmanagerSpec: { replicas } },
  };
}

/** Prometheus, Alertmanager and the exporters of the cluster. */
export function monitoring(environment: Environment): PlatformService[] {
  if (!isMonitored(environment)) return [];
  return [
    defineService({
      id: 'kube-prometheus-stack',
      title: 'Prometheus',
      namespace: MONITORING_NAMESPACE,
      wave: -1,
      dependsOn: [SERVICE_IDS.monitorKinds, SERVICE_IDS.certificateIssuers],
      chart: CHARTS.kubePrometheusStack,
      values: values(environment),
      overlay: overlay(environment),
      clusterKinds: [...CLUSTER_RBAC, MUTATING_WEBHOOK, VALIDATING_WEBHOOK],
      // Services in front of the kubelets and the cluster's DNS.
      extraNamespaces: ['kube-system'],
      ignoreDifferences: WEBHOOK_CA,
      namespaceLabels: podSecurity('privileged'),
    }),
  ];
}
