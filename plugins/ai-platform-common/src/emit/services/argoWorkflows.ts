import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { CLUSTER_RBAC, CRD } from './clusterKinds';
import { databaseHost, databaseOf, databaseSecret } from './databases';
import { defineService } from './defineService';
import { foundationId, foundationOf } from './foundation';
import { isMonitored } from './monitors';
import { systemPoolAffinity } from './placement';
import type { PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { LARGE, MEDIUM, SMALL } from './resources';
import {
  hostOf,
  ingressAnnotations,
  ingressTls,
  INGRESS_CLASS_NAME,
  pageRoutes,
  withIngress,
} from './routes';
import { NAMESPACES, teamNamespaces } from './teamNamespaces';
import { SERVICE_IDS } from './serviceIds';

const ID = 'argo-workflows';
const NAMESPACE = NAMESPACES.argoWorkflows;
const DATABASE = 'argo-workflows-db';
const PAGE = 'workflows';
const DATABASE_GB = 10;
const SECONDS_A_DAY = 86_400;

// Kubeflow Pipelines brings a workflow controller and the kinds along; each controller then takes
// only its own workflows, and one of the two installs the kinds.
function besidePipelines({ spec: { platform } }: Environment): boolean {
  return platform.kubeflow.enabled && platform.kubeflow.pipelines;
}

function persistence(environment: Environment): Values {
  const { retentionDays } = environment.spec.platform.argoWorkflows;
  const secret = (key: string) => ({ name: databaseSecret(DATABASE), key });
  return {
    archive: true,
    archiveTTL: `${retentionDays}d`,
    connectionPool: { maxIdleConns: 10, maxOpenConns: 20 },
    postgresql: {
      host: databaseHost(DATABASE),
      port: 5432,
      database: 'argo',
      tableName: 'argo_workflows',
      userNameSecret: secret('username'),
      passwordSecret: secret('password'),
      ssl: true,
      sslMode: 'require',
    },
  };
}

function controller(environment: Environment): Values {
  const monitored = isMonitored(environment);
  return {
    affinity: systemPoolAffinity(),
    resources: LARGE,
    workflowNamespaces: teamNamespaces(environment),
    instanceID: besidePipelines(environment)
      ? { enabled: true, explicitID: environment.metadata.name }
      : { enabled: false },
    metricsConfig: { enabled: monitored },
    serviceMonitor: { enabled: monitored },
    persistence: persistence(environment),
    workflowDefaults: {
      spec: {
        // The archive keeps them longer; etcd need not.
        ttlStrategy: { secondsAfterCompletion: SECONDS_A_DAY },
        podGC: { strategy: 'OnPodSuccess' },
      },
    },
  };
}

function server(environment: Environment): Values {
  return {
    affinity: systemPoolAffinity(),
    resources: MEDIUM,
    // Everybody acts with a token of their own.
    authModes: ['client'],
    ...withIngress(environment, {
      ingress: {
        enabled: true,
        ingressClassName: INGRESS_CLASS_NAME,
        annotations: ingressAnnotations(),
        hosts: [hostOf(environment, PAGE)],
        tls: ingressTls(environment, PAGE),
      },
    }),
  };
}

function values(environment: Environment): Values {
  return {
    crds: {
      install: !besidePipelines(environment),
      // The full schemas are downloaded by a job; the short ones are part of the chart.
      full: false,
    },
    workflow: {
      serviceAccount: { create: true, name: 'argo-workflow' },
      rbac: { create: true },
    },
    controller: controller(environment),
    server: server(environment),
    executor: { resources: SMALL },
    mainContainer: { resources: MEDIUM },
  };
}

function overlay(environment: Environment): Values {
  const { replicas } = environment.spec.platform.argoWorkflows;
  const replicated = { replicas, pdb: { enabled: replicas > 1 } };
  return { controller: replicated, server: replicated };
}

/** Argo Workflows in the team namespaces, with an archive in PostgreSQL. */
export function argoWorkflows(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.argoWorkflows.enabled) return [];
  const service = defineService({
    id: ID,
    title: 'Argo Workflows',
    namespace: NAMESPACE,
    wave: 2,
    dependsOn: [
      foundationId(ID),
      SERVICE_IDS.gateway,
      SERVICE_IDS.ingressController,
      SERVICE_IDS.monitorKinds,
      SERVICE_IDS.pipelines,
      SERVICE_IDS.teamSpaces,
    ],
    chart: CHARTS.argoWorkflows,
    values: values(environment),
    overlay: overlay(environment),
    manifests: pageRoutes(environment, {
      name: PAGE,
      namespace: NAMESPACE,
      backend: { name: `${ID}-server`, port: 2746 },
    }),
    clusterKinds: [CRD, ...CLUSTER_RBAC],
    extraNamespaces: teamNamespaces(environment),
    namespaceLabels: podSecurity('baseline'),
  });
  return [
    ...foundationOf(environment, {
      service,
      manifests: databaseOf(environment, {
        name: DATABASE,
        namespace: NAMESPACE,
        database: 'argo',
        storageGb: DATABASE_GB,
      }),
      dependsOn: [SERVICE_IDS.databaseOperator, SERVICE_IDS.monitorKinds],
    }),
    service,
  ];
}
