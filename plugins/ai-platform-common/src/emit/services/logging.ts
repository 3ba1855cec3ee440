import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { defineService } from './defineService';
import { isMonitored } from './monitors';
import { onSystemPool } from './placement';
import type { PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { LARGE, resources } from './resources';
import { isLateStage } from './stages';
import { STORAGE_CLASS, volumeSize } from './storage';
import { SERVICE_IDS } from './serviceIds';

/** Namespace of the logs. */
export const LOGGING_NAMESPACE = 'logging';

/** Address of the log store within the cluster. */
export const LOG_STORE_URL = `http://${SERVICE_IDS.logStore}.${LOGGING_NAMESPACE}:3100`;

const HOURS_A_DAY = 24;

function lokiConfig(retentionDays: number): Values {
  return {
    auth_enabled: false,
    commonConfig: { replication_factor: 1 },
    storage: { type: 'filesystem' },
    schemaConfig: {
      configs: [
        {
          from: '2024-04-01',
          store: 'tsdb',
          object_store: 'filesystem',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    structuredConfig: {
      limits_config: {
        retention_period: `${retentionDays * HOURS_A_DAY}h`,
      },
      compactor: {
        retention_enabled: true,
        delete_request_store: 'filesystem',
      },
    },
  };
}

function values(environment: Environment): Values {
  const { storageGb } = environment.spec.platform.logging;
  const nodeSelector = onSystemPool();
  const off = { enabled: false };
  return {
    deploymentMode: 'Monolithic',
    singleBinary: {
      replicas: 1,
      nodeSelector,
      // One replica has nothing to keep a distance from.
      podDisruptionBudget: off,
      persistence: {
        enabled: true,
        size: volumeSize(storageGb),
        storageClass: STORAGE_CLASS,
        // The logs outlive a mistake in a values file.
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      },
    },
    // The parts of the mode that scales out.
    read: { replicas: 0 },
    write: { replicas: 0 },
    backend: { replicas: 0 },
    gateway: off,
    // Nothing here looks for rules in the ConfigMaps and Secrets of the whole cluster.
    sidecar: { rules: off },
    rbac: { namespaced: true },
    chunksCache: off,
    resultsCache: off,
    lokiCanary: off,
    test: off,
    monitoring: { serviceMonitor: { enabled: isMonitored(environment) } },
  };
}

function overlay(environment: Environment): Values {
  const { retentionDays } = environment.spec.platform.logging;
  return {
    loki: lokiConfig(retentionDays),
    singleBinary: {
      resources: isLateStage(environment)
        ? resources(['500m', '2Gi'], ['2', '4Gi'])
        : LARGE,
    },
  };
}

/** Loki with its data on one encrypted volume. */
export function logging(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.logging.enabled) return [];
  return [
    defineService({
      id: SERVICE_IDS.logStore,
      title: 'Loki',
      namespace: LOGGING_NAMESPACE,
      wave: 0,
      dependsOn: [SERVICE_IDS.monitorKinds],
      chart: CHARTS.loki,
      values: values(environment),
      overlay: overlay(environment),
      namespaceLabels: podSecurity('privileged'),
    }),
  ];
}
