import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { printYaml } from '../print/yaml';
import { databaseHost, databaseOf, databaseSecret } from './databases';
import { defineService } from './defineService';
import { foundationId, foundationOf } from './foundation';
import { onSystemPool } from './placement';
import type { Manifest, PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { resources } from './resources';
import { isLateStage } from './stages';
import { NAMESPACES } from './teamNamespaces';
import { SERVICE_IDS } from './serviceIds';

const ID = 'feast';
const NAMESPACE = NAMESPACES.feast;
const DATABASE = 'feast-db';
const DATABASE_GB = 50;

/** Feast allows letters, digits and underscores in the name of a project. */
function projectName(environment: Environment): string {
  return environment.metadata.project.replace(/-/g, '_');
}

/** A reference that Feast replaces with the environment variable. */
function variable(name: string): string {
  return `\${${name}}`;
}

/**
 * feature_store.yaml: registry and online store lie in the same PostgreSQL. Feast fills in the variables.
 * @see https://docs.feast.dev/reference/feature-repository/feature-store-yaml
 */
function featureStore(environment: Environment): string {
  const host = databaseHost(DATABASE);
  return printYaml({
    project: projectName(environment),
    provider: 'local',
    registry: {
      registry_type: 'sql',
      path: `postgresql+psycopg://${variable('DB_USER')}:${variable(
        'DB_PASSWORD',
      )}@${host}:5432/feast`,
      cache_ttl_seconds: 60,
    },
    online_store: {
      type: 'postgres',
      host,
      port: 5432,
      database: 'feast',
      db_schema: 'public',
      user: variable('DB_USER'),
      password: variable('DB_PASSWORD'),
      sslmode: 'require',
    },
    entity_key_serialization_version: 3,
  });
}

function databaseEnv(name: string, key: string): Values {
  return {
    name,
    valueFrom: { secretKeyRef: { name: databaseSecret(DATABASE), key } },
  };
}

function values(environment: Environment): Values {
  return {
    fullnameOverride: ID,
    feast_mode: 'online',
    feature_store_yaml_base64: btoa(featureStore(environment)),
    extraEnvs: [
      databaseEnv('DB_USER', 'username'),
      databaseEnv('DB_PASSWORD', 'password'),
    ],
    nodeSelector: onSystemPool(),
    podSecurityContext: {
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
  };
}

function overlay(environment: Environment): Values {
  return {
    replicaCount: environment.spec.platform.feast.replicas,
    resources: isLateStage(environment)
      ? resources(['500m', '1Gi'], ['2', '2Gi'])
      : resources(['250m', '512Mi'], ['1', '1Gi']),
  };
}

function disruptionBudget(environment: Environment): Manifest[] {
  if (environment.spec.platform.feast.replicas < 2) return [];
  return [
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: ID, namespace: NAMESPACE },
      spec: {
        maxUnavailable: 1,
        selector: {
          matchLabels: { 'app.kubernetes.io/instance': ID },
        },
      },
    },
  ];
}

/** Feast's online feature server, reached within the cluster, with its data in PostgreSQL. */
export function feast(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.feast.enabled) return [];
  const service = defineService({
    id: ID,
    title: 'Feast',
    namespace: NAMESPACE,
    wave: 1,
    dependsOn: [foundationId(ID)],
    chart: CHARTS.feastFeatureServer,
    values: values(environment),
    overlay: overlay(environment),
    manifests: disruptionBudget(environment),
    namespaceLabels: podSecurity('baseline'),
  });
  return [
    ...foundationOf(environment, {
      service,
      manifests: databaseOf(environment, {
        name: DATABASE,
        namespace: NAMESPACE,
        database: 'feast',
        storageGb: DATABASE_GB,
      }),
      dependsOn: [SERVICE_IDS.databaseOperator, SERVICE_IDS.monitorKinds],
    }),
    service,
  ];
}
