import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { databaseHost, databaseOf, databaseSecret } from './databases';
import { defineService } from './defineService';
import { foundationId, foundationOf } from './foundation';
import { isMonitored } from './monitors';
import { onSystemPool } from './placement';
import type {
  Data,
  Manifest,
  PlatformService,
  Values,
  SecretNeed,
} from './platformService';
import { podSecurity } from './podSecurity';
import { resources } from './resources';
import {
  hostOf,
  ingressAnnotations,
  ingressTls,
  INGRESS_CLASS_NAME,
  pageRoutes,
  withIngress,
} from './routes';
import { isLateStage } from './stages';
import { volumeClaim } from './storage';
import { NAMESPACES } from './teamNamespaces';
import { SERVICE_IDS } from './serviceIds';

const ID = 'mlflow';
const NAMESPACE = NAMESPACES.mlflow;
const DATABASE = 'mlflow-db';
const ACCOUNTS = 'mlflow_auth';
const ARTIFACTS = 'mlflow-artifacts';
const SECRET = 'mlflow-secrets';
const SELECTOR = { 'app.kubernetes.io/name': ID };

// Runs and metrics are small beside the artifacts.
const DATABASE_GB = 20;

const NEED: SecretNeed = {
  service: ID,
  namespace: NAMESPACE,
  name: SECRET,
  keys: {
    username: 'adminUser',
    password: 'adminPassword',
    // All replicas sign sessions with the same key.
    MLFLOW_FLASK_SERVER_SECRET_KEY: 'sessionKey',
  },
};

function postgres(database: string): Values {
  return { enabled: true, host: databaseHost(DATABASE), port: 5432, database };
}

// The volume of the artifacts is mounted by one node at a time: replicas share that node.
function besideEachOther(): Values {
  return {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchLabels: SELECTOR },
        },
      ],
    },
  };
}

function volumes(): Values {
  const volume = (name: string, mountPath: string, source: Values) => ({
    volume: { name, ...source } as Data,
    mount: { name, mountPath } as Data,
  });
  const all = [
    volume('artifacts', '/mlflow/artifacts', {
      persistentVolumeClaim: { claimName: ARTIFACTS },
    }),
    volume('metrics', '/mlflow/metrics', { emptyDir: {} }),
  ];
  return {
    extraVolumes: all.map(each => each.volume),
    extraVolumeMounts: all.map(each => each.mount),
  };
}

function values(environment: Environment): Values {
  const host = hostOf(environment, ID);
  const credentials = { name: databaseSecret(DATABASE) };
  return {
    fullnameOverride: ID,
    backendStore: {
      databaseMigration: true,
      databaseConnectionCheck: true,
      postgres: { ...postgres('mlflow'), driver: 'psycopg2' },
      existingDatabaseSecret: credentials,
    },
    auth: {
      enabled: true,
      existingAdminSecret: { name: SECRET },
      defaultPermission: 'READ',
      postgres: { ...postgres(ACCOUNTS), existingSecret: credentials },
    },
    artifactRoot: {
      proxiedArtifactStorage: true,
      defaultArtifactsDestination: '/mlflow/artifacts',
    },
    extraSecretNamesForEnvFrom: [SECRET],
    extraArgs: { exposePrometheus: '/mlflow/metrics' },
    // By its address and port Prometheus and the probes ask, by its names everybody else.
    serverAllowedHosts: [
      host,
      `${ID}.${NAMESPACE}`,
      `${ID}.${NAMESPACE}.svc`,
      `${ID}.${NAMESPACE}.svc.cluster.local`,
      '*:5000',
    ],
    corsAllowedOrigins: [`https://${host}`],
    nodeSelector: onSystemPool(),
    affinity: besideEachOther(),
    ...volumes(),
    ...withIngress(environment, {
      ingress: {
        enabled: true,
        className: INGRESS_CLASS_NAME,
        annotations: {
          ...ingressAnnotations(),
          // Models are large.
          'nginx.ingress.kubernetes.io/proxy-body-size': '0',
        },
        hosts: [{ host, paths: [{ path: '/', pathType: 'Prefix' }] }],
        tls: ingressTls(environment, ID),
      },
    }),
  };
}

function overlay(environment: Environment): Values {
  return {
    replicaCount: environment.spec.platform.mlflow.replicas,
    resources: isLateStage(environment)
      ? resources(['500m', '1Gi'], ['2', '4Gi'])
      : resources(['250m', '768Mi'], ['1', '2Gi']),
  };
}

// The chart's own monitor has no credentials, which MLflow asks Prometheus for too.
function monitor(environment: Environment): Manifest[] {
  if (!isMonitored(environment)) return [];
  const secret = (key: string) => ({ name: SECRET, key });
  return [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: ID, namespace: NAMESPACE },
      spec: {
        selector: { matchLabels: SELECTOR },
        endpoints: [
          {
            port: 'http',
            path: '/metrics',
            basicAuth: {
              username: secret('username'),
              password: secret('password'),
            },
          },
        ],
      },
    },
  ];
}

function disruptionBudget(environment: Environment): Manifest[] {
  if (environment.spec.platform.mlflow.replicas < 2) return [];
  return [
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: ID, namespace: NAMESPACE },
      spec: { maxUnavailable: 1, selector: { matchLabels: SELECTOR } },
    },
  ];
}

function data(environment: Environment): Manifest[] {
  const { storageGb } = environment.spec.platform.mlflow;
  return [
    ...databaseOf(environment, {
      name: DATABASE,
      namespace: NAMESPACE,
      database: 'mlflow',
      storageGb: DATABASE_GB,
    }),
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Database',
      metadata: { name: 'mlflow-accounts', namespace: NAMESPACE },
      spec: { cluster: { name: DATABASE }, name: ACCOUNTS, owner: 'mlflow' },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: ARTIFACTS, namespace: NAMESPACE },
      spec: volumeClaim(storageGb),
    },
  ];
}

/** MLflow with accounts, runs in PostgreSQL and artifacts on a volume that only the server reads. */
export function mlflow(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.mlflow.enabled) return [];
  const service = defineService({
    id: ID,
    title: 'MLflow',
    namespace: NAMESPACE,
    wave: 1,
    dependsOn: [
      foundationId(ID),
      SERVICE_IDS.gateway,
      SERVICE_IDS.ingressController,
      SERVICE_IDS.monitorKinds,
    ],
    chart: CHARTS.mlflow,
    secrets: [NEED],
    values: values(environment),
    overlay: overlay(environment),
    manifests: [
      ...pageRoutes(environment, {
        name: ID,
        namespace: NAMESPACE,
        backend: { name: ID, port: 80 },
      }),
      ...monitor(environment),
      ...disruptionBudget(environment),
    ],
    namespaceLabels: podSecurity('baseline'),
  });
  return [
    ...foundationOf(environment, {
      service,
      manifests: data(environment),
      dependsOn: [SERVICE_IDS.databaseOperator, SERVICE_IDS.monitorKinds],
    }),
    service,
  ];
}
