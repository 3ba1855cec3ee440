import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { databaseOf, databaseSecret } from './databases';
import { defineService } from './defineService';
import { foundationId, foundationOf } from './foundation';
import { onSystemPool } from './placement';
import type {
  Data,
  PlatformService,
  Values,
  SecretNeed,
} from './platformService';
import { podSecurity } from './podSecurity';
import { LARGE, resources, SMALL } from './resources';
import {
  hostOf,
  ingressAnnotations,
  INGRESS_CLASS_NAME,
  pageRoutes,
  tlsSecretName,
  withIngress,
} from './routes';
import { isReplicated, systemReplicas } from './stages';
import { STORAGE_CLASS, volumeSize } from './storage';
import { NAMESPACES } from './teamNamespaces';
import { SERVICE_IDS } from './serviceIds';

const ID = 'airflow';
const NAMESPACE = NAMESPACES.airflow;
const DATABASE = 'airflow-db';
const SECRET = 'airflow-secrets';

const NEED: SecretNeed = {
  service: ID,
  namespace: NAMESPACE,
  name: SECRET,
  keys: {
    'fernet-key': 'fernetKey',
    'api-secret-key': 'apiSecretKey',
    'jwt-secret': 'jwtSecret',
    'admin-password': 'adminPassword',
    password: 'redisPassword',
  },
  templates: {
    // What the workers reach the queue by.
    connection: `redis://:{{ .password }}@${ID}-redis:6379/0`,
  },
};

// The connection that CloudNativePG writes into its Secret; the chart would look for another key.
const DATABASE_ENV: Data[] = [
  'AIRFLOW__DATABASE__SQL_ALCHEMY_CONN',
  'AIRFLOW_CONN_AIRFLOW_DB',
].map(envName => ({
  envName,
  secretName: databaseSecret(DATABASE),
  secretKey: 'uri',
}));

function createAdmin(environment: Environment): string {
  const options = {
    role: 'Admin',
    username: 'admin',
    firstname: 'Platform',
    lastname: 'Admin',
    email: `admin@${environment.spec.network.domain}`,
    password: '"$ADMIN_PASSWORD"',
  };
  const flags = Object.entries(options).map(
    ([name, value]) => `--${name} ${value}`,
  );
  return `exec airflow users create ${flags.join(' ')}`;
}

// Helm's hooks would wait for pods that wait for the job.
function job(environment: Environment): Values {
  const asHook: Values =
    environment.spec.gitops.engine === 'argocd'
      ? { jobAnnotations: { 'argocd.argoproj.io/hook': 'Sync' } }
      : {};
  return {
    useHelmHooks: false,
    nodeSelector: onSystemPool(),
    resources: LARGE,
    ...asHook,
  };
}

function secretNames(): Values {
  return {
    data: {
      metadataSecretName: databaseSecret(DATABASE),
      brokerUrlSecretName: SECRET,
    },
    enableBuiltInSecretEnvVars: {
      AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: false,
      AIRFLOW_CONN_AIRFLOW_DB: false,
      // Airflow derives it from the connection.
      AIRFLOW__CELERY__RESULT_BACKEND: false,
    },
    secret: DATABASE_ENV,
    fernetKeySecretName: SECRET,
    apiSecretKeySecretName: SECRET,
    jwtSecretName: SECRET,
  };
}

function workers(environment: Environment): Values {
  const { workers: replicas, storageGb } = environment.spec.platform.airflow;
  return {
    celery: {
      replicas,
      resources: resources(['500m', '1Gi'], ['2', '4Gi']),
      // Logs, which the API server reads from the worker.
      persistence: {
        enabled: true,
        size: volumeSize(storageGb),
        storageClassName: STORAGE_CLASS,
      },
    },
  };
}

function values(environment: Environment): Values {
  const nodeSelector = onSystemPool();
  const host = hostOf(environment, ID);
  return {
    executor: 'CeleryExecutor',
    postgresql: { enabled: false },
    ...secretNames(),
    workers: workers(environment),
    apiServer: { nodeSelector, resources: LARGE },
    scheduler: { nodeSelector, resources: LARGE },
    dagProcessor: { nodeSelector, resources: LARGE },
    triggerer: {
      nodeSelector,
      resources: LARGE,
      persistence: { size: '10Gi', storageClassName: STORAGE_CLASS },
    },
    redis: {
      passwordSecretName: SECRET,
      nodeSelector,
      resources: SMALL,
      persistence: { size: '5Gi', storageClassName: STORAGE_CLASS },
    },
    statsd: { nodeSelector, resources: SMALL },
    migrateDatabaseJob: job(environment),
    createUserJob: {
      ...job(environment),
      args: ['bash', '-c', createAdmin(environment)],
      env: [
        {
          name: 'ADMIN_PASSWORD',
          valueFrom: { secretKeyRef: { name: SECRET, key: 'admin-password' } },
        },
      ],
    },
    config: { core: { load_examples: 'False' } },
    ...withIngress(environment, {
      ingress: {
        apiServer: {
          enabled: true,
          ingressClassName: INGRESS_CLASS_NAME,
          annotations: ingressAnnotations(),
          hosts: [
            {
              name: host,
              tls: { enabled: true, secretName: tlsSecretName(ID) },
            },
          ],
        },
      },
    }),
  };
}

function overlay(environment: Environment): Values {
  const replicas = Math.min(systemReplicas(environment), 2);
  const replicated = {
    replicas,
    podDisruptionBudget: { enabled: isReplicated(environment) },
  };
  return {
    apiServer: replicated,
    scheduler: replicated,
    triggerer: replicated,
  };
}

/** Airflow with Celery workers and its data in PostgreSQL. */
export function airflow(environment: Environment): PlatformService[] {
  const { enabled, storageGb } = environment.spec.platform.airflow;
  if (!enabled) return [];
  const service = defineService({
    id: ID,
    title: 'Apache Airflow',
    namespace: NAMESPACE,
    wave: 1,
    dependsOn: [
      foundationId(ID),
      SERVICE_IDS.gateway,
      SERVICE_IDS.ingressController,
    ],
    chart: CHARTS.airflow,
    secrets: [NEED],
    values: values(environment),
    overlay: overlay(environment),
    manifests: pageRoutes(environment, {
      name: ID,
      namespace: NAMESPACE,
      backend: { name: `${ID}-api-server`, port: 8080 },
    }),
    namespaceLabels: podSecurity('baseline'),
  });
  return [
    ...foundationOf(environment, {
      service,
      manifests: databaseOf(environment, {
        name: DATABASE,
        namespace: NAMESPACE,
        database: 'airflow',
        storageGb,
      }),
      dependsOn: [SERVICE_IDS.databaseOperator, SERVICE_IDS.monitorKinds],
    }),
    service,
  ];
}
