import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import {
  ADMISSION_POLICY,
  ADMISSION_POLICY_BINDING,
  CLUSTER_RBAC,
  CRD,
  customKind,
  MUTATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { WEBHOOK_CA } from './drift';
import { internalLoadBalancer } from './loadBalancer';
import { onSystemPool, spreadOverNodes } from './placement';
import type {
  Data,
  Manifest,
  PlatformService,
  Values,
} from './platformService';
import { podSecurity } from './podSecurity';
import { SMALL } from './resources';
import { CLUSTER_ISSUER, GATEWAY, usesIngress } from './routes';
import { isReplicated, systemReplicas } from './stages';
import { pageNamespaces } from './teamNamespaces';
import { SERVICE_IDS } from './serviceIds';

const ID = 'envoy-gateway';
const CLASS = 'envoy';

function values(): Values {
  return {
    // They come before cert-manager, which watches Gateways.
    crds: { enabled: false },
    deployment: {
      envoyGateway: {
        resources: {
          requests: { cpu: '100m', memory: '256Mi' },
          limits: { memory: '1Gi' },
        },
      },
      pod: {
        nodeSelector: onSystemPool(),
        topologySpreadConstraints: spreadOverNodes({
          'control-plane': 'envoy-gateway',
        }),
      },
    },
    certgen: { job: { nodeSelector: onSystemPool(), resources: SMALL } },
  };
}

function overlay(environment: Environment): Values {
  return {
    deployment: { replicas: systemReplicas(environment) },
    podDisruptionBudget: { minAvailable: isReplicated(environment) ? 1 : 0 },
  };
}

function listeners(environment: Environment): Data[] {
  const hostname = `*.${environment.spec.network.domain}`;
  const allowedRoutes = {
    namespaces: {
      from: 'Selector',
      selector: {
        matchExpressions: [
          {
            key: 'kubernetes.io/metadata.name',
            operator: 'In',
            values: pageNamespaces(environment),
          },
        ],
      },
    },
  };
  return [
    {
      name: 'http',
      protocol: 'HTTP',
      port: 80,
      hostname,
      allowedRoutes: { namespaces: { from: 'Same' } },
    },
    {
      name: GATEWAY.httpsListener,
      protocol: 'HTTPS',
      port: 443,
      hostname,
      tls: {
        mode: 'Terminate',
        certificateRefs: [{ name: `${GATEWAY.name}-tls` }],
      },
      allowedRoutes,
    },
  ];
}

function gateway(environment: Environment): Manifest[] {
  const { name, namespace } = GATEWAY;
  const api = 'gateway.networking.k8s.io/v1';
  const redirect = {
    type: 'RequestRedirect',
    requestRedirect: { scheme: 'https', statusCode: 301 },
  };
  return [
    {
      apiVersion: api,
      kind: 'GatewayClass',
      metadata: { name: CLASS },
      spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
    },
    {
      apiVersion: api,
      kind: 'Gateway',
      metadata: {
        name,
        namespace,
        annotations: { 'cert-manager.io/cluster-issuer': CLUSTER_ISSUER },
      },
      spec: {
        gatewayClassName: CLASS,
        infrastructure: {
          annotations: internalLoadBalancer(environment.spec.cloud),
        },
        listeners: listeners(environment),
      },
    },
    {
      apiVersion: api,
      kind: 'HTTPRoute',
      metadata: { name: 'https-redirect', namespace },
      spec: {
        parentRefs: [{ name, sectionName: 'http' }],
        rules: [{ filters: [redirect] }],
      },
    },
  ];
}

/** Envoy Gateway and the one Gateway that the web pages and models of the environment are reached by. */
export function envoyGateway(environment: Environment): PlatformService[] {
  if (usesIngress(environment)) return [];
  const { namespace } = GATEWAY;
  const namespaceLabels = podSecurity('baseline');
  return [
    defineService({
      id: SERVICE_IDS.gatewayKinds,
      title: 'Gateway API',
      namespace,
      wave: -4,
      chart: CHARTS.envoyGatewayCrds,
      values: {
        crds: {
          gatewayAPI: { enabled: true, channel: 'standard' },
          envoyGateway: { enabled: true },
        },
      },
      clusterKinds: [CRD, ADMISSION_POLICY, ADMISSION_POLICY_BINDING],
      namespaceLabels,
    }),
    defineService({
      id: ID,
      title: 'Envoy Gateway',
      namespace,
      wave: -1,
      dependsOn: [SERVICE_IDS.gatewayKinds],
      chart: CHARTS.envoyGateway,
      values: values(),
      overlay: overlay(environment),
      clusterKinds: [...CLUSTER_RBAC, MUTATING_WEBHOOK],
      ignoreDifferences: WEBHOOK_CA,
      namespaceLabels,
    }),
    defineService({
      id: SERVICE_IDS.gateway,
      title: 'Gateway',
      namespace,
      wave: 0,
      dependsOn: [ID, SERVICE_IDS.certificateIssuers],
      manifests: gateway(environment),
      clusterKinds: [customKind('gateway.networking.k8s.io', 'GatewayClass')],
      namespaceLabels,
    }),
  ];
}
