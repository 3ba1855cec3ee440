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
import { WEBHOOK_CA } from './drift';
import { isMonitored } from './monitors';
import { onSystemPool } from './placement';
import type { Manifest, PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { SMALL } from './resources';
import { CLUSTER_ISSUER, usesIngress } from './routes';
import { isReplicated, systemReplicas } from './stages';
import { SERVICE_IDS } from './serviceIds';

const ID = 'cert-manager';
const NAMESPACE = 'cert-manager';
const SELF_SIGNED = 'self-signed';

function values(environment: Environment): Values {
  const pdb = { podDisruptionBudget: { enabled: isReplicated(environment) } };
  return {
    global: { nodeSelector: onSystemPool() },
    crds: { enabled: true, keep: true },
    // Certificates for the listeners of a Gateway; the kinds have to be there when the controller starts.
    config: {
      apiVersion: 'controller.config.cert-manager.io/v1alpha1',
      kind: 'ControllerConfiguration',
      enableGatewayAPI: !usesIngress(environment),
    },
    resources: SMALL,
    prometheus: { servicemonitor: { enabled: isMonitored(environment) } },
    webhook: { resources: SMALL, ...pdb },
    cainjector: { resources: SMALL, ...pdb },
    startupapicheck: { resources: SMALL },
    ...pdb,
  };
}

function overlay(environment: Environment): Values {
  const replicaCount = systemReplicas(environment);
  return {
    replicaCount,
    webhook: { replicaCount },
    cainjector: { replicaCount },
  };
}

// The authority of the environment itself: it works for domains that nobody else can see. An ACME
// issuer of the same name takes its place where the domain is public.
function issuers(environment: Environment): Manifest[] {
  const issuer = (name: string, spec: Values): Manifest => ({
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name },
    spec,
  });
  return [
    issuer(SELF_SIGNED, { selfSigned: {} }),
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: CLUSTER_ISSUER, namespace: NAMESPACE },
      spec: {
        isCA: true,
        commonName: environment.metadata.name,
        secretName: CLUSTER_ISSUER,
        duration: '87600h',
        privateKey: {
          algorithm: 'ECDSA',
          size: 256,
          rotationPolicy: 'Never',
        },
        issuerRef: { kind: 'ClusterIssuer', name: SELF_SIGNED },
      },
    },
    issuer(CLUSTER_ISSUER, { ca: { secretName: CLUSTER_ISSUER } }),
  ];
}

/** cert-manager, and the issuers that sign the environment's certificates. */
export function certManager(environment: Environment): PlatformService[] {
  return [
    defineService({
      id: ID,
      title: 'cert-manager',
      namespace: NAMESPACE,
      wave: -3,
      dependsOn: [SERVICE_IDS.monitorKinds, SERVICE_IDS.gatewayKinds],
      chart: CHARTS.certManager,
      values: values(environment),
      overlay: overlay(environment),
      clusterKinds: [
        CRD,
        ...CLUSTER_RBAC,
        MUTATING_WEBHOOK,
        VALIDATING_WEBHOOK,
      ],
      // The leases of the leaders.
      extraNamespaces: ['kube-system'],
      ignoreDifferences: WEBHOOK_CA,
      namespaceLabels: podSecurity('restricted'),
    }),
    defineService({
      id: SERVICE_IDS.certificateIssuers,
      title: 'Certificate issuers',
      namespace: NAMESPACE,
      wave: -2,
      dependsOn: [ID],
      manifests: issuers(environment),
      clusterKinds: [customKind('cert-manager.io', 'ClusterIssuer')],
      namespaceLabels: podSecurity('restricted'),
    }),
  ];
}
