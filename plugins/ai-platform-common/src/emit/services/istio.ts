import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import {
  CLUSTER_RBAC,
  CRD,
  MUTATING_WEBHOOK,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { printYaml } from '../print/yaml';
import { defineService } from './defineService';
import { WEBHOOK_CA } from './drift';
import { onSystemPool, spreadOverNodes } from './placement';
import type {
  IgnoreDifference,
  Manifest,
  PlatformService,
  Values,
} from './platformService';
import { podSecurity } from './podSecurity';
import { resources } from './resources';
import { isReplicated, systemReplicas } from './stages';
import { SIGN_ON, SIGNED_ON_HEADERS } from './signOn';
import { NAMESPACES } from './teamNamespaces';
import { SERVICE_IDS } from './serviceIds';

const namespace = NAMESPACES.istio;
const MESH_EXTENSIONS = 'mesh-extensions';

function hasKubeflow(environment: Environment): boolean {
  return environment.spec.platform.kubeflow.enabled;
}

// istiod turns the policy from Ignore to Fail as soon as it can answer.
const VALIDATION_POLICY: IgnoreDifference = {
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingWebhookConfiguration',
  jqPathExpressions: [
    '.webhooks[]?.clientConfig.caBundle',
    '.webhooks[]?.failurePolicy',
  ],
};

/**
 * Istio asks the proxy about every request that comes in by the gateway.
 * In a ConfigMap of its own: istiod lays the mesh's configuration over it.
 */
function signOnConfig(): Manifest {
  const { email, groups } = SIGNED_ON_HEADERS;
  const provider = {
    name: SIGN_ON.provider,
    envoyExtAuthzHttp: {
      service: `${SIGN_ON.id}.${NAMESPACES.oauth2Proxy}.svc.cluster.local`,
      port: SIGN_ON.port,
      includeRequestHeadersInCheck: ['authorization', 'cookie'],
      headersToUpstreamOnAllow: ['authorization', email, groups],
      headersToDownstreamOnDeny: ['content-type', 'set-cookie'],
    },
  };
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: MESH_EXTENSIONS, namespace },
    data: { mesh: printYaml({ extensionProviders: [provider] }) },
  };
}

function istiodValues(environment: Environment): Values {
  return {
    nodeSelector: onSystemPool(),
    topologySpreadConstraints: spreadOverNodes({ app: 'istiod' }),
    resources: { requests: { cpu: '250m', memory: '1Gi' } },
    seccompProfile: { type: 'RuntimeDefault' },
    // Pods get their network from the CNI plugin, so that none needs the right to change it.
    cni: { enabled: true },
    ...(hasKubeflow(environment) && {
      env: { SHARED_MESH_CONFIG: MESH_EXTENSIONS },
    }),
    global: {
      logAsJson: true,
      proxy: {
        resources: {
          requests: { cpu: '50m', memory: '128Mi' },
          limits: { cpu: '1', memory: '512Mi' },
        },
      },
    },
  };
}

function istiodOverlay(environment: Environment): Values {
  const replicas = systemReplicas(environment);
  return {
    autoscaleMin: replicas,
    autoscaleMax: replicas + 2,
    global: {
      defaultPodDisruptionBudget: { enabled: isReplicated(environment) },
    },
  };
}

function cniValues(environment: Environment): Values {
  return {
    // GKE keeps /opt/cni/bin read-only.
    ...(environment.spec.cloud === 'gcp' && {
      cniBinDir: '/home/kubernetes/bin',
    }),
    resources: { requests: { cpu: '50m', memory: '128Mi' } },
  };
}

function gatewayValues(): Values {
  return {
    name: SERVICE_IDS.meshGateway,
    // Kubeflow's policies know the gateway by this account.
    serviceAccount: {
      create: true,
      name: `${SERVICE_IDS.meshGateway}-service-account`,
    },
    // Only the entry of the cluster reaches it.
    service: { type: 'ClusterIP' },
    nodeSelector: onSystemPool(),
    resources: { ...resources(['100m', '128Mi'], ['2', '1Gi']) },
  };
}

function gatewayOverlay(environment: Environment): Values {
  const replicas = systemReplicas(environment);
  return {
    autoscaling: {
      enabled: true,
      minReplicas: replicas,
      maxReplicas: replicas + 2,
    },
    podDisruptionBudget: isReplicated(environment) ? { minAvailable: 1 } : {},
  };
}

function meshGateway(environment: Environment): PlatformService[] {
  if (!hasKubeflow(environment)) return [];
  return [
    defineService({
      id: SERVICE_IDS.meshGateway,
      title: 'Istio gateway',
      namespace,
      wave: -1,
      dependsOn: [SERVICE_IDS.mesh],
      chart: CHARTS.istioGateway,
      values: gatewayValues(),
      overlay: gatewayOverlay(environment),
      namespaceLabels: podSecurity('baseline'),
    }),
  ];
}

/** Istio in sidecar mode, and the gateway that Kubeflow lies behind. */
export function istio(environment: Environment): PlatformService[] {
  if (environment.spec.platform.mesh !== 'istio') return [];
  const namespaceLabels = podSecurity('baseline');
  return [
    defineService({
      id: 'istio-base',
      title: 'Istio CRDs',
      namespace,
      wave: -3,
      chart: CHARTS.istioBase,
      values: { defaultRevision: 'default' },
      clusterKinds: [CRD, VALIDATING_WEBHOOK],
      ignoreDifferences: [VALIDATION_POLICY],
      namespaceLabels,
    }),
    defineService({
      id: 'istio-cni',
      title: 'Istio CNI plugin',
      namespace: 'kube-system',
      wave: -2,
      dependsOn: ['istio-base'],
      chart: CHARTS.istioCni,
      values: cniValues(environment),
      clusterKinds: CLUSTER_RBAC,
    }),
    defineService({
      id: SERVICE_IDS.mesh,
      title: 'Istio',
      namespace,
      wave: -2,
      dependsOn: ['istio-base'],
      chart: CHARTS.istiod,
      values: istiodValues(environment),
      overlay: istiodOverlay(environment),
      manifests: hasKubeflow(environment) ? [signOnConfig()] : [],
      clusterKinds: [...CLUSTER_RBAC, MUTATING_WEBHOOK, VALIDATING_WEBHOOK],
      ignoreDifferences: [WEBHOOK_CA[0], VALIDATION_POLICY],
      namespaceLabels,
    }),
    ...meshGateway(environment),
  ];
}
