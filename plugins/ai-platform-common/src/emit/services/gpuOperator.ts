import { acceleratorOf } from '../../model/accelerators';
import type { Environment, NodePool } from '../../model/environment';
import { cloudDividesDevices } from '../../model/pools';
import type { Cloud } from '../../model/vocabulary';
import { CHARTS } from '../../versions';
import { printYaml } from '../print/yaml';
import { CLUSTER_RBAC, CRD, customKind } from './clusterKinds';
import { defineService } from './defineService';
import { foundationId, foundationOf } from './foundation';
import { isMonitored } from './monitors';
import { everyNodeTolerations } from './placement';
import type { Manifest, PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { MEDIUM, SMALL } from './resources';
import { SERVICE_IDS } from './serviceIds';
import { isLateStage } from './stages';

const ID = 'gpu-operator';
const NAMESPACE = 'gpu-operator';

// Settings of the device plugin for nodes without a label that names others.
const UNSHARED = 'unshared';

// Where GKE's own driver lies on the node.
const GKE_DRIVER = '/home/kubernetes/bin/nvidia';

function nvidiaPools(environment: Environment): NodePool[] {
  return environment.spec.nodePools.filter(
    ({ accelerator }) =>
      accelerator && acceleratorOf(accelerator.type).vendor === 'nvidia',
  );
}

function isPartitioned(environment: Environment): boolean {
  return nvidiaPools(environment).some(
    ({ accelerator }) => accelerator?.sharing === 'mig',
  );
}

function sliceCounts(environment: Environment): number[] {
  const counts = nvidiaPools(environment).flatMap(({ accelerator }) =>
    accelerator?.sharing === 'time-slicing' ? [accelerator.replicas ?? 1] : [],
  );
  return [...new Set(counts)].sort((a, b) => a - b);
}

/**
 * Settings of the device plugin by the name that node labels give (`nvidia.com/device-plugin.config`).
 * @see https://github.com/NVIDIA/k8s-device-plugin#configuring-the-nvidia-device-plugin-binary
 */
function pluginSettings(environment: Environment): Record<string, string> {
  const flags = { migStrategy: isPartitioned(environment) ? 'mixed' : 'none' };
  const unshared = { version: 'v1', flags };
  const sliced = (replicas: number) => ({
    ...unshared,
    sharing: {
      timeSlicing: {
        // Two slices are not twice the device; a pod that thinks so is refused.
        failRequestsGreaterThanOne: true,
        resources: [{ name: 'nvidia.com/gpu', replicas }],
      },
    },
  });
  return Object.fromEntries([
    [UNSHARED, printYaml(unshared)],
    ...sliceCounts(environment).map(replicas => [
      `time-slicing-${replicas}`,
      printYaml(sliced(replicas)),
    ]),
  ]);
}

/** What the nodes bring along is left to them: see the README of the cloud's cluster module. */
function byCloud(cloud: Cloud): Values {
  switch (cloud) {
    // The AL2023 image for NVIDIA has driver and container toolkit.
    case 'aws':
      return { driver: { enabled: false }, toolkit: { enabled: false } };
    // GKE installs the driver, partitions the devices and offers them to pods.
    case 'gcp':
      return {
        hostPaths: { driverInstallDir: GKE_DRIVER },
        driver: { enabled: false },
        toolkit: {
          enabled: true,
          installDir: GKE_DRIVER,
          env: [{ name: 'RUNTIME_CONFIG_SOURCE', value: 'file' }],
          resources: SMALL,
        },
        devicePlugin: { enabled: false },
      };
    // The node images come without a driver, except on pools labelled nvidia.com/gpu.deploy.driver=false.
    default:
      return {
        driver: { enabled: true },
        toolkit: { enabled: true, resources: SMALL },
      };
  }
}

function devicePlugin(environment: Environment): Values {
  if (cloudDividesDevices(environment)) return {};
  return {
    devicePlugin: {
      enabled: true,
      resources: SMALL,
      ...(sliceCounts(environment).length > 0 && {
        config: {
          create: true,
          name: 'device-plugin-settings',
          default: UNSHARED,
          data: pluginSettings(environment),
        },
      }),
    },
  };
}

function migManager(environment: Environment): Values {
  const enabled =
    isPartitioned(environment) && environment.spec.cloud !== 'gcp';
  if (!enabled) return { migManager: { enabled: false } };
  return {
    migManager: {
      enabled: true,
      resources: SMALL,
      // On a virtual machine the device is reset by a reboot.
      env: [{ name: 'WITH_REBOOT', value: 'true' }],
    },
  };
}

function values(environment: Environment): Values {
  const tolerations = everyNodeTolerations(environment);
  const mixed = isPartitioned(environment) && !cloudDividesDevices(environment);
  return {
    daemonsets: { tolerations },
    operator: { resources: MEDIUM },
    mig: { strategy: mixed ? 'mixed' : 'single' },
    ...byCloud(environment.spec.cloud),
    ...devicePlugin(environment),
    ...migManager(environment),
    gfd: { resources: SMALL },
    dcgmExporter: {
      resources: MEDIUM,
      serviceMonitor: { enabled: isMonitored(environment) },
    },
    validator: { resources: SMALL },
    'node-feature-discovery': { worker: { tolerations } },
  };
}

function overlay(environment: Environment): Values {
  const late = isLateStage(environment);
  return {
    // An update takes a node's devices away from its pods for a while.
    daemonsets: { rollingUpdate: { maxUnavailable: late ? '1' : '100%' } },
    dcgmExporter: { serviceMonitor: { interval: late ? '15s' : '30s' } },
  };
}

// GKE admits pods of this priority outside of kube-system only where a quota allows them.
function criticalPods(environment: Environment): Manifest[] {
  if (environment.spec.cloud !== 'gcp') return [];
  return [
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'critical-pods', namespace: NAMESPACE },
      spec: {
        hard: { pods: '1000' },
        scopeSelector: {
          matchExpressions: [
            {
              scopeName: 'PriorityClass',
              operator: 'In',
              values: ['system-node-critical', 'system-cluster-critical'],
            },
          ],
        },
      },
    },
  ];
}

/** NVIDIA GPU Operator: drivers where the nodes have none, devices and their parts, metrics. */
export function gpuOperator(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.gpuOperator.enabled) return [];
  const service = defineService({
    id: ID,
    title: 'NVIDIA GPU Operator',
    namespace: NAMESPACE,
    wave: -1,
    dependsOn: [SERVICE_IDS.monitorKinds, foundationId(ID)],
    chart: CHARTS.gpuOperator,
    values: values(environment),
    overlay: overlay(environment),
    clusterKinds: [
      CRD,
      ...CLUSTER_RBAC,
      customKind('nvidia.com', 'ClusterPolicy'),
    ],
    namespaceLabels: podSecurity('privileged'),
  });
  return [
    ...foundationOf(environment, {
      service,
      manifests: criticalPods(environment),
    }),
    service,
  ];
}
