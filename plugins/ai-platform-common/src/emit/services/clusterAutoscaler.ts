import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { CLUSTER_RBAC } from './clusterKinds';
import { defineService } from './defineService';
import { isMonitored, MONITORING_NAMESPACE } from './monitors';
import { onSystemPool } from './placement';
import type { PlatformService, Values } from './platformService';
import { SMALL } from './resources';
import { isLateStage, systemReplicas } from './stages';
import { SERVICE_IDS } from './serviceIds';

function values(environment: Environment): Values {
  const { metadata, spec } = environment;
  return {
    cloudProvider: 'aws',
    awsRegion: spec.region,
    autoDiscovery: { clusterName: metadata.name },
    // The account that the cluster module gives the right to scale the pools.
    rbac: { serviceAccount: { create: true, name: 'cluster-autoscaler' } },
    nodeSelector: onSystemPool(),
    resources: { ...SMALL },
    serviceMonitor: {
      enabled: isMonitored(environment),
      namespace: MONITORING_NAMESPACE,
    },
  };
}

function overlay(environment: Environment): Values {
  // A node of accelerators is dear: before production it goes as soon as it is idle.
  const idle = isLateStage(environment) ? '10m' : '5m';
  return {
    replicaCount: Math.min(systemReplicas(environment), 2),
    customArgs: [
      '--expander=least-waste',
      '--balance-similar-node-groups',
      '--skip-nodes-with-local-storage=false',
      `--scale-down-unneeded-time=${idle}`,
    ],
  };
}

/** Cluster Autoscaler, on AWS: GKE and AKS scale node pools by themselves. */
export function clusterAutoscaler(environment: Environment): PlatformService[] {
  if (environment.spec.cloud !== 'aws') return [];
  return [
    defineService({
      id: 'cluster-autoscaler',
      title: 'Cluster Autoscaler',
      namespace: 'kube-system',
      wave: -1,
      dependsOn: [SERVICE_IDS.monitorKinds],
      chart: CHARTS.clusterAutoscaler,
      values: values(environment),
      overlay: overlay(environment),
      clusterKinds: CLUSTER_RBAC,
      extraNamespaces: isMonitored(environment) ? [MONITORING_NAMESPACE] : [],
    }),
  ];
}
