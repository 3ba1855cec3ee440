/** Ids that services name in `dependsOn`: of those that others wait for. */
export const SERVICE_IDS = {
  /** The issuers of certificates. */
  certificateIssuers: 'cert-issuers',
  databaseOperator: 'cloudnative-pg',
  /** The Gateway itself, with ingress: envoy-gateway. */
  gateway: 'gateway',
  /** The Gateway API, for whoever writes or watches routes. */
  gatewayKinds: 'gateway-api-crds',
  ingressController: 'ingress-nginx',
  kubeflow: 'kubeflow',
  logStore: 'loki',
  mesh: 'istiod',
  /** The gateway between the entry of the cluster and Kubeflow. */
  meshGateway: 'istio-ingressgateway',
  /** ServiceMonitor and its relatives. */
  monitorKinds: 'prometheus-operator-crds',
  pipelines: 'kubeflow-pipelines',
  /** The store that fills Secrets from the cloud's secret manager. */
  secretStores: 'secret-stores',
  /** The namespaces of the teams. */
  teamSpaces: 'kubeflow-profiles',
} as const;
