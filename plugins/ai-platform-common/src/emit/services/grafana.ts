import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { CLUSTER_RBAC } from './clusterKinds';
import { defineService } from './defineService';
import { foundationId, foundationOf } from './foundation';
import { LOG_STORE_URL } from './logging';
import { isMonitored, MONITORING_NAMESPACE } from './monitors';
import { onSystemPool } from './placement';
import type { PlatformService, Values, SecretNeed } from './platformService';
import { podSecurity } from './podSecurity';
import { LARGE, MEDIUM, SMALL } from './resources';
import {
  hostOf,
  ingressAnnotations,
  ingressTls,
  pageRoutes,
  withIngress,
} from './routes';
import { SERVICE_IDS } from './serviceIds';
import { isLateStage } from './stages';

const ID = 'grafana';
const ADMIN_SECRET = 'grafana-admin';

const SECRET: SecretNeed = {
  service: ID,
  namespace: MONITORING_NAMESPACE,
  name: ADMIN_SECRET,
  keys: { 'admin-user': 'adminUser', 'admin-password': 'adminPassword' },
};

function lokiSource(environment: Environment): Values {
  if (!environment.spec.platform.logging.enabled) return {};
  return {
    datasources: {
      'datasources.yaml': {
        apiVersion: 1,
        datasources: [
          {
            name: 'Loki',
            uid: 'loki',
            type: 'loki',
            access: 'proxy',
            url: LOG_STORE_URL,
          },
        ],
      },
    },
  };
}

function values(environment: Environment): Values {
  const host = hostOf(environment, ID);
  return {
    admin: { existingSecret: ADMIN_SECRET },
    nodeSelector: onSystemPool(),
    // The volume is mounted by one node at a time.
    deploymentStrategy: { type: 'Recreate' },
    persistence: { enabled: true, size: '10Gi' },
    serviceMonitor: { enabled: true },
    testFramework: { enabled: false },
    sidecar: {
      resources: SMALL,
      dashboards: { enabled: true, searchNamespace: 'ALL' },
      datasources: { enabled: true, searchNamespace: 'ALL' },
    },
    ...lokiSource(environment),
    'grafana.ini': {
      server: { domain: host },
      analytics: { check_for_updates: false },
    },
    ...withIngress(environment, {
      ingress: {
        enabled: true,
        annotations: ingressAnnotations(),
        hosts: [host],
        tls: ingressTls(environment, ID),
      },
    }),
  };
}

function overlay(environment: Environment): Values {
  return { resources: isLateStage(environment) ? LARGE : MEDIUM };
}

/** Grafana over Prometheus and Loki. */
export function grafana(environment: Environment): PlatformService[] {
  if (!isMonitored(environment)) return [];
  const namespaceLabels = podSecurity('privileged');
  const service = defineService({
    id: ID,
    title: 'Grafana',
    namespace: MONITORING_NAMESPACE,
    wave: 1,
    dependsOn: [
      SERVICE_IDS.monitorKinds,
      SERVICE_IDS.gateway,
      SERVICE_IDS.ingressController,
      foundationId(ID),
    ],
    chart: CHARTS.grafana,
    secrets: [SECRET],
    values: values(environment),
    overlay: overlay(environment),
    manifests: pageRoutes(environment, {
      name: ID,
      namespace: MONITORING_NAMESPACE,
      backend: { name: ID, port: 80 },
    }),
    clusterKinds: CLUSTER_RBAC,
    namespaceLabels,
  });
  return [...foundationOf(environment, { service }), service];
}
