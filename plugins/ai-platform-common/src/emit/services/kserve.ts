import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import {
  CLUSTER_RBAC,
  CRD,
  customKind,
  MUTATING_WEBHOOK,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { CONVERSION_CA, WEBHOOK_CA } from './drift';
import { onSystemPool, spreadOverNodes } from './placement';
import type { Manifest, PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { LARGE, MEDIUM, SMALL } from './resources';
import { GATEWAY, INGRESS_CLASS_NAME, usesIngress } from './routes';
import { SERVICE_IDS } from './serviceIds';
import { isLateStage } from './stages';

const NAMESPACE = 'kserve';
const KINDS = 'kserve-crd';
const ID = 'kserve';
const CONTROLLER = 'kserve-controller-manager';

function gateway(environment: Environment): Values {
  const ingress = usesIngress(environment);
  return {
    domain: environment.spec.network.domain,
    urlScheme: 'https',
    disableIstioVirtualHost: true,
    ingressGateway: {
      enableGatewayApi: !ingress,
      createGateway: false,
      kserveGateway: `${GATEWAY.namespace}/${GATEWAY.name}`,
      ...(ingress && { className: INGRESS_CLASS_NAME }),
    },
  };
}

function values(environment: Environment): Values {
  return {
    kserve: {
      controller: {
        // Plain Deployments: no Knative in the cluster.
        deploymentMode: 'Standard',
        gateway: gateway(environment),
        nodeSelector: onSystemPool(),
        topologySpreadConstraints: spreadOverNodes({
          'control-plane': CONTROLLER,
        }),
        imagePullPolicy: 'IfNotPresent',
        rbacProxy: { resources: SMALL },
      },
      metricsaggregator: { enablePrometheusScraping: 'true' },
    },
  };
}

function overlay(environment: Environment): Values {
  return {
    kserve: {
      controller: { resources: isLateStage(environment) ? LARGE : MEDIUM },
    },
  };
}

// The chart has no field for replicas, and its Deployment names none: an autoscaler sets them.
function replicas(environment: Environment): Manifest[] {
  const wanted = environment.spec.platform.kserve.replicas;
  if (wanted < 2) return [];
  return [
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: CONTROLLER, namespace: NAMESPACE },
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: CONTROLLER,
        },
        minReplicas: wanted,
        maxReplicas: wanted + 1,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 80 },
            },
          },
        ],
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: CONTROLLER, namespace: NAMESPACE },
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: { 'control-plane': CONTROLLER } },
      },
    },
  ];
}

/** KServe in Standard mode, and the runtimes for the usual model formats. */
export function kserve(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.kserve.enabled) return [];
  const namespaceLabels = podSecurity('baseline');
  const servingKind = (kind: string) => customKind('serving.kserve.io', kind);
  return [
    defineService({
      id: KINDS,
      title: 'KServe CRDs',
      namespace: NAMESPACE,
      wave: -1,
      chart: CHARTS.kserveCrd,
      values: {},
      clusterKinds: [CRD],
      ignoreDifferences: [CONVERSION_CA],
      namespaceLabels,
    }),
    defineService({
      id: ID,
      title: 'KServe',
      namespace: NAMESPACE,
      wave: 1,
      dependsOn: [
        KINDS,
        SERVICE_IDS.certificateIssuers,
        SERVICE_IDS.gateway,
        SERVICE_IDS.ingressController,
      ],
      chart: CHARTS.kserve,
      values: values(environment),
      overlay: overlay(environment),
      manifests: replicas(environment),
      clusterKinds: [
        ...CLUSTER_RBAC,
        MUTATING_WEBHOOK,
        VALIDATING_WEBHOOK,
        servingKind('ClusterStorageContainer'),
      ],
      ignoreDifferences: WEBHOOK_CA,
      namespaceLabels,
    }),
    defineService({
      id: 'kserve-runtimes',
      title: 'KServe runtimes',
      namespace: NAMESPACE,
      wave: 2,
      dependsOn: [ID],
      chart: CHARTS.kserveRuntimes,
      values: { kserve: { servingruntime: { enabled: true } } },
      clusterKinds: [servingKind('ClusterServingRuntime')],
      namespaceLabels,
    }),
  ];
}
