import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import {
  CLUSTER_RBAC,
  CRD,
  MUTATING_WEBHOOK,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { WEBHOOK_CA } from './drift';
import { isMonitored } from './monitors';
import { onSystemPool } from './placement';
import type { Manifest, PlatformService } from './platformService';
import { podSecurity } from './podSecurity';
import { MEDIUM, resources } from './resources';
import { isReplicated, systemReplicas } from './stages';
import { STORAGE_CLASS, volumeSize } from './storage';
import { SERVICE_IDS } from './serviceIds';

interface DatabaseParts {
  /** Name of the cluster; its Service is `<name>-rw`, its Secret `<name>-app`. */
  name: string;
  namespace: string;
  /** Database, and role that owns it. */
  database: string;
  storageGb: number;
}

/** Host of a database within its namespace. */
export function databaseHost(name: string): string {
  return `${name}-rw`;
}

/** Secret with username and password, which the operator makes up and nobody has to know. */
export function databaseSecret(name: string): string {
  return `${name}-app`;
}

function podMonitor({ name, namespace }: DatabaseParts): Manifest {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { 'cnpg.io/cluster': name } },
      podMetricsEndpoints: [{ port: 'metrics' }],
    },
  };
}

/** A PostgreSQL cluster: one instance in early stages, standbys on other nodes later. */
export function databaseOf(
  environment: Environment,
  parts: DatabaseParts,
): Manifest[] {
  const { name, namespace, database, storageGb } = parts;
  return [
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name, namespace },
      spec: {
        instances: systemReplicas(environment),
        enablePDB: isReplicated(environment),
        bootstrap: { initdb: { database, owner: database } },
        storage: { size: volumeSize(storageGb), storageClass: STORAGE_CLASS },
        resources: resources(['250m', '512Mi'], ['1', '1Gi']),
        affinity: {
          nodeSelector: onSystemPool(),
          enablePodAntiAffinity: true,
          topologyKey: 'kubernetes.io/hostname',
        },
        // Connections to a database are encrypted by PostgreSQL itself.
        inheritedMetadata: {
          annotations: { 'sidecar.istio.io/inject': 'false' },
        },
      },
    },
    ...(isMonitored(environment) ? [podMonitor(parts)] : []),
  ];
}

/** True if a service of the environment keeps its data in PostgreSQL. */
function hasDatabase({ spec: { platform } }: Environment): boolean {
  const { mlflow, airflow, feast, argoWorkflows, modelRegistry } = platform;
  return [mlflow, airflow, feast, argoWorkflows, modelRegistry].some(
    service => service.enabled,
  );
}

/** CloudNativePG, which runs the databases of the other services. */
export function databaseOperator(environment: Environment): PlatformService[] {
  if (!hasDatabase(environment)) return [];
  const replicas = systemReplicas(environment);
  return [
    defineService({
      id: SERVICE_IDS.databaseOperator,
      title: 'CloudNativePG',
      namespace: 'cnpg-system',
      wave: -2,
      dependsOn: [SERVICE_IDS.monitorKinds],
      chart: CHARTS.cloudnativePg,
      values: {
        nodeSelector: onSystemPool(),
        resources: MEDIUM,
        monitoring: { podMonitorEnabled: isMonitored(environment) },
      },
      overlay: { replicaCount: replicas },
      clusterKinds: [
        CRD,
        ...CLUSTER_RBAC,
        MUTATING_WEBHOOK,
        VALIDATING_WEBHOOK,
      ],
      ignoreDifferences: WEBHOOK_CA,
      namespaceLabels: podSecurity('restricted'),
    }),
  ];
}
