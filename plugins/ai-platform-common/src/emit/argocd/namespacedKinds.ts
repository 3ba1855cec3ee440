import type { Platform } from '../../model/environment';
import type { GroupKind, PlatformService } from '../services/platformService';

function kinds(group: string, ...names: string[]): GroupKind[] {
  return names.map(kind => ({ group, kind }));
}

// What workloads consist of, and what controllers make of it: kinds that a project does not admit
// are missing from Argo CD's resource tree too.
const BUILT_IN: readonly GroupKind[] = [
  ...kinds('', 'ConfigMap', 'Endpoints', 'LimitRange', 'PersistentVolumeClaim'),
  ...kinds('', 'Pod', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount'),
  ...kinds('apps', 'ControllerRevision', 'DaemonSet', 'Deployment'),
  ...kinds('apps', 'ReplicaSet', 'StatefulSet'),
  ...kinds('autoscaling', 'HorizontalPodAutoscaler'),
  ...kinds('batch', 'CronJob', 'Job'),
  ...kinds('coordination.k8s.io', 'Lease'),
  ...kinds('discovery.k8s.io', 'EndpointSlice'),
  ...kinds('networking.k8s.io', 'Ingress', 'NetworkPolicy'),
  ...kinds('policy', 'PodDisruptionBudget'),
  ...kinds('rbac.authorization.k8s.io', 'Role', 'RoleBinding'),
];

interface Extension {
  wanted: (platform: Platform) => boolean;
  kinds: GroupKind[];
}

// Namespaced kinds of operators that charts and Kustomize bases use, where the operator is there.
const EXTENSIONS: readonly Extension[] = [
  {
    // cert-manager comes with nearly every operator that has a webhook.
    wanted: () => true,
    kinds: kinds(
      'cert-manager.io',
      'Certificate',
      'CertificateRequest',
      'Issuer',
    ),
  },
  {
    wanted: platform => platform.monitoring.enabled,
    kinds: [
      ...kinds('monitoring.coreos.com', 'Alertmanager', 'AlertmanagerConfig'),
      ...kinds('monitoring.coreos.com', 'PodMonitor', 'Probe', 'Prometheus'),
      ...kinds('monitoring.coreos.com', 'PrometheusRule', 'ServiceMonitor'),
    ],
  },
  {
    wanted: platform => platform.mesh === 'istio',
    kinds: [
      ...kinds('networking.istio.io', 'DestinationRule', 'EnvoyFilter'),
      ...kinds('networking.istio.io', 'Gateway', 'ServiceEntry', 'Sidecar'),
      ...kinds('networking.istio.io', 'VirtualService'),
      ...kinds('security.istio.io', 'AuthorizationPolicy'),
      ...kinds('security.istio.io', 'PeerAuthentication'),
      ...kinds('security.istio.io', 'RequestAuthentication'),
      ...kinds('telemetry.istio.io', 'Telemetry'),
    ],
  },
  {
    wanted: platform => platform.ingress === 'envoy-gateway',
    kinds: [
      ...kinds('gateway.envoyproxy.io', 'BackendTrafficPolicy'),
      ...kinds('gateway.envoyproxy.io', 'ClientTrafficPolicy', 'EnvoyProxy'),
      ...kinds('gateway.envoyproxy.io', 'SecurityPolicy'),
      ...kinds('gateway.networking.k8s.io', 'Gateway', 'GRPCRoute'),
      ...kinds('gateway.networking.k8s.io', 'HTTPRoute', 'ReferenceGrant'),
    ],
  },
  {
    wanted: platform => platform.secrets === 'sealed-secrets',
    kinds: kinds('bitnami.com', 'SealedSecret'),
  },
  {
    wanted: platform => platform.kubeflow.enabled,
    kinds: [
      ...kinds('app.k8s.io', 'Application'),
      ...kinds('caching.internal.knative.dev', 'Image'),
      ...kinds('networking.internal.knative.dev', 'Certificate'),
    ],
  },
];

function groupKind(apiVersion: string, kind: string): GroupKind {
  const [group, version] = apiVersion.split('/', 2);
  return { group: version === undefined ? '' : group, kind };
}

function sortKey({ group, kind }: GroupKind): string {
  return `${group}/${kind}`;
}

/** The kinds without repeats, sorted by group and kind. */
export function distinctKinds(all: readonly GroupKind[]): GroupKind[] {
  const byKey = new Map(all.map(item => [sortKey(item), item]));
  return [...byKey.keys()]
    .sort()
    .map(key => byKey.get(key)!)
    .map(({ group, kind }) => ({ group, kind }));
}

/** The namespaced kinds that an environment's services consist of. */
export function namespacedKinds(
  platform: Platform,
  services: readonly PlatformService[],
): GroupKind[] {
  const clusterScoped = new Set(
    services.flatMap(service => service.clusterKinds).map(sortKey),
  );
  const inGit = services
    .flatMap(service => service.manifests ?? [])
    .map(({ apiVersion, kind }) => groupKind(apiVersion, kind))
    .filter(item => item.kind !== 'Namespace')
    .filter(item => !clusterScoped.has(sortKey(item)));
  const extensions = EXTENSIONS.filter(({ wanted }) => wanted(platform));
  return distinctKinds([
    ...BUILT_IN,
    ...extensions.flatMap(extension => extension.kinds),
    ...inGit,
  ]);
}
