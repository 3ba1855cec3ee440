import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { printYaml } from '../print/yaml';
import {
  API_SERVICE,
  CLUSTER_RBAC,
  CRD,
  customKind,
  MUTATING_WEBHOOK,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { AGGREGATED_ROLES, CONVERSION_CA, WEBHOOK_CA } from './drift';
import { isMonitored, MONITORING_NAMESPACE } from './monitors';
import { onSystemPool, spreadOverNodes } from './placement';
import type { PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { queueManifests } from './queues';
import { resources } from './resources';
import { teamNamespaces } from './teamNamespaces';
import { SERVICE_IDS } from './serviceIds';

const ID = 'kueue';
const VERSION = `v${CHARTS.kueue.version}`;

/**
 * Kueue's own configuration. Jobs without a queue label are left alone outside of the team namespaces.
 * @see https://kueue.sigs.k8s.io/docs/reference/kueue-config.v1beta2/
 */
function configuration(environment: Environment): string {
  return printYaml({
    apiVersion: 'config.kueue.x-k8s.io/v1beta2',
    kind: 'Configuration',
    health: { healthProbeBindAddress: ':8081' },
    metrics: { bindAddress: ':8443', enableClusterQueueResources: true },
    webhook: { port: 9443 },
    leaderElection: {
      leaderElect: true,
      resourceName: 'c1f6bfd2.kueue.x-k8s.io',
    },
    controller: {
      groupKindConcurrency: {
        'Job.batch': 5,
        Pod: 5,
        'Workload.kueue.x-k8s.io': 10,
        'LocalQueue.kueue.x-k8s.io': 5,
        'ClusterQueue.kueue.x-k8s.io': 5,
        'ResourceFlavor.kueue.x-k8s.io': 1,
      },
    },
    clientConnection: { qps: 300, burst: 500 },
    // cert-manager makes the certificates.
    internalCertManagement: { enable: false },
    managedJobsNamespaceSelector: {
      matchExpressions: [
        {
          key: 'kubernetes.io/metadata.name',
          operator: 'In',
          values: teamNamespaces(environment),
        },
      ],
    },
    integrations: {
      frameworks: [
        'batch/job',
        'jobset.x-k8s.io/jobset',
        'trainer.kubeflow.org/trainjob',
        'kubeflow.org/mpijob',
        'ray.io/rayjob',
        'ray.io/raycluster',
        'pod',
      ],
    },
  });
}

function values(environment: Environment): Values {
  return {
    enablePrometheus: isMonitored(environment),
    enableCertManager: true,
    controllerManager: {
      nodeSelector: onSystemPool(),
      topologySpreadConstraints: spreadOverNodes({
        'control-plane': 'controller-manager',
      }),
      manager: {
        image: {
          repository: 'registry.k8s.io/kueue/kueue',
          tag: VERSION,
          pullPolicy: 'IfNotPresent',
        },
        resources: resources(['250m', '512Mi'], ['2', '1Gi']),
      },
    },
    managerConfig: { controllerManagerConfigYaml: configuration(environment) },
    metrics: { prometheusNamespace: MONITORING_NAMESPACE },
  };
}

function overlay(environment: Environment): Values {
  const { replicas } = environment.spec.platform.kueue;
  return {
    controllerManager: {
      replicas,
      podDisruptionBudget: { enabled: replicas > 1, minAvailable: 1 },
    },
  };
}

/** Kueue, and the queues that divide the node pools between the teams. */
export function kueue(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.kueue.enabled) return [];
  const namespace = 'kueue-system';
  const namespaceLabels = podSecurity('restricted');
  const queueKind = (kind: string) => customKind('kueue.x-k8s.io', kind);
  return [
    defineService({
      id: ID,
      title: 'Kueue',
      namespace,
      wave: -1,
      dependsOn: [SERVICE_IDS.certificateIssuers, SERVICE_IDS.monitorKinds],
      chart: CHARTS.kueue,
      values: values(environment),
      overlay: overlay(environment),
      clusterKinds: [
        API_SERVICE,
        CRD,
        ...CLUSTER_RBAC,
        MUTATING_WEBHOOK,
        VALIDATING_WEBHOOK,
      ],
      // The role that lets Kueue's own API check who asks.
      extraNamespaces: ['kube-system', MONITORING_NAMESPACE],
      ignoreDifferences: [...WEBHOOK_CA, CONVERSION_CA, AGGREGATED_ROLES],
      namespaceLabels,
    }),
    defineService({
      id: 'kueue-queues',
      title: 'Queues',
      namespace,
      wave: 2,
      dependsOn: [ID, SERVICE_IDS.teamSpaces],
      manifests: queueManifests(environment),
      clusterKinds: [queueKind('ClusterQueue'), queueKind('ResourceFlavor')],
      extraNamespaces: teamNamespaces(environment),
      namespaceLabels,
    }),
  ];
}
