import type { Cloud } from './model/vocabulary';

/**
 * Every version that Flagstone pins: charts, Kustomize bases, Terraform modules and providers.
 * One place, so that an upgrade is one diff.
 */

interface ChartVersion {
  name: string;
  version: string;
  repoUrl: string;
}

const chart = (
  name: string,
  version: string,
  repoUrl: string,
): ChartVersion => ({ name, version, repoUrl });

const ISTIO = 'https://istio-release.storage.googleapis.com/charts';
const GRAFANA = 'https://grafana-community.github.io/helm-charts';
const ARGO = 'https://argoproj.github.io/argo-helm';
const KSERVE = 'oci://ghcr.io/kserve/charts';
const ENVOY = 'oci://docker.io/envoyproxy';
const PROMETHEUS = 'https://prometheus-community.github.io/helm-charts';

/** Helm charts. */
export const CHARTS = {
  airflow: chart('airflow', '1.22.0', 'https://airflow.apache.org'),
  argoWorkflows: chart('argo-workflows', '1.0.18', ARGO),
  certManager: chart('cert-manager', 'v1.21.2', 'https://charts.jetstack.io'),
  cloudnativePg: chart(
    'cloudnative-pg',
    '0.29.0',
    'https://cloudnative-pg.github.io/charts',
  ),
  clusterAutoscaler: chart(
    'cluster-autoscaler',
    '9.59.0',
    'https://kubernetes.github.io/autoscaler',
  ),
  envoyGateway: chart('gateway-helm', 'v1.9.1', ENVOY),
  envoyGatewayCrds: chart('gateway-crds-helm', 'v1.9.1', ENVOY),
  externalSecrets: chart(
    'external-secrets',
    '2.9.0',
    'https://charts.external-secrets.io',
  ),
  feastFeatureServer: chart(
    'feast-feature-server',
    '0.66.0',
    'https://feast-helm-charts.storage.googleapis.com',
  ),
  gatekeeper: chart(
    'gatekeeper',
    '3.23.1',
    'https://open-policy-agent.github.io/gatekeeper/charts',
  ),
  gpuOperator: chart(
    'gpu-operator',
    'v26.7.0',
    'https://helm.ngc.nvidia.com/nvidia',
  ),
  grafana: chart('grafana', '12.11.1', GRAFANA),
  ingressNginx: chart(
    'ingress-nginx',
    '4.15.1',
    'https://kubernetes.github.io/ingress-nginx',
  ),
  istioBase: chart('base', '1.30.3', ISTIO),
  istioCni: chart('cni', '1.30.3', ISTIO),
  istiod: chart('istiod', '1.30.3', ISTIO),
  istioGateway: chart('gateway', '1.30.3', ISTIO),
  kserveCrd: chart('kserve-crd', 'v0.20.0', KSERVE),
  kserve: chart('kserve-resources', 'v0.20.0', KSERVE),
  kserveRuntimes: chart('kserve-runtime-configs', 'v0.20.0', KSERVE),
  kubePrometheusStack: chart('kube-prometheus-stack', '88.5.3', PROMETHEUS),
  kueue: chart('kueue', '0.19.2', 'oci://registry.k8s.io/kueue/charts'),
  kyverno: chart('kyverno', '3.9.1', 'https://kyverno.github.io/kyverno'),
  loki: chart('loki', '18.11.0', GRAFANA),
  mlflow: chart(
    'mlflow',
    '1.11.5',
    'https://community-charts.github.io/helm-charts',
  ),
  oauth2Proxy: chart(
    'oauth2-proxy',
    '10.7.0',
    'https://oauth2-proxy.github.io/manifests',
  ),
  opentelemetryCollector: chart(
    'opentelemetry-collector',
    '0.170.0',
    'https://open-telemetry.github.io/opentelemetry-helm-charts',
  ),
  prometheusOperatorCrds: chart(
    'prometheus-operator-crds',
    '31.0.1',
    PROMETHEUS,
  ),
  sealedSecrets: chart(
    'sealed-secrets',
    '2.19.3',
    'https://bitnami.github.io/sealed-secrets',
  ),
} as const;

/** Images of what has neither a chart nor Kustomize bases that could be pinned. */
export const IMAGES = {
  amdDevicePlugin: 'docker.io/rocm/k8s-device-plugin:1.31.0.9',
  neuronDevicePlugin: 'public.ecr.aws/neuron/neuron-device-plugin:2.24.23.0',
} as const;

/** Kubeflow has no official chart: its community distribution is Kustomize. */
export const KUBEFLOW_DISTRIBUTION = {
  url: 'https://github.com/kubeflow/community-distribution',
  revision: '26.03',
} as const;

/** The cluster modules, by cloud: name of the folder. */
export const CLUSTER_MODULES: Readonly<Record<Cloud, string>> = {
  aws: 'eks_cluster_template',
  gcp: 'gke_cluster_template',
  azure: 'aks_cluster_template',
};

/** Version of the cluster modules that new environments get: a tag of platform-k8s-clusters. */
export const CLUSTER_MODULES_VERSION = '1.0.0';

/** Terraform providers: source and version constraint. */
export const PROVIDERS = {
  aws: { source: 'hashicorp/aws', version: '~> 6.25' },
  google: { source: 'hashicorp/google', version: '~> 6.50' },
  azurerm: { source: 'hashicorp/azurerm', version: '~> 4.55' },
  kubernetes: { source: 'hashicorp/kubernetes', version: '~> 2.38' },
  tls: { source: 'hashicorp/tls', version: '~> 4.1' },
  random: { source: 'hashicorp/random', version: '~> 3.7' },
  time: { source: 'hashicorp/time', version: '~> 0.13' },
} as const;

/** The engines' own version constraints (S3 native locking needs 1.10 in both, write-only arguments 1.11). */
export const ENGINE_VERSIONS = {
  terraform: '>= 1.11.0, < 2.0.0',
  opentofu: '>= 1.11.0, < 2.0.0',
} as const;
