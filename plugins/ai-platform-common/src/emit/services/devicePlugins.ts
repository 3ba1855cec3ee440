import {
  ACCELERATORS,
  type Accelerator,
  type AcceleratorType,
} from '../../model/accelerators';
import type { Environment } from '../../model/environment';
import { LABELS } from '../../model/labels';
import { IMAGES } from '../../versions';
import { CLUSTER_RBAC } from './clusterKinds';
import { defineService } from './defineService';
import { everyNodeTolerations } from './placement';
import type {
  Data,
  Manifest,
  PlatformService,
  Values,
} from './platformService';
import { podSecurity } from './podSecurity';
import { SMALL } from './resources';

const NAMESPACE = 'device-plugins';

interface Plugin {
  id: string;
  title: string;
  image: string;
  /** Folders of the node that the plugin sees, by volume name. */
  hostPaths: Record<string, string>;
  env: Data[];
  /** Rights in the cluster, if it asks the API server. */
  rules: Data[];
}

const KUBELET_SOCKETS = '/var/lib/kubelet/device-plugins';

const AMD: Plugin = {
  id: 'amd-device-plugin',
  title: 'AMD GPU device plugin',
  image: IMAGES.amdDevicePlugin,
  hostPaths: { sockets: KUBELET_SOCKETS, sys: '/sys' },
  env: [],
  rules: [],
};

const NEURON: Plugin = {
  id: 'neuron-device-plugin',
  title: 'AWS Neuron device plugin',
  image: IMAGES.neuronDevicePlugin,
  hostPaths: { sockets: KUBELET_SOCKETS, run: '/run' },
  env: [
    {
      name: 'NODE_NAME',
      valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } },
    },
  ],
  rules: [
    { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
    {
      apiGroups: [''],
      resources: ['nodes/status'],
      verbs: ['patch', 'update'],
    },
    {
      apiGroups: [''],
      resources: ['pods'],
      verbs: ['get', 'list', 'watch', 'patch', 'update'],
    },
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  ],
};

function acceleratorsOf(
  environment: Environment,
  vendor: Accelerator['vendor'],
): AcceleratorType[] {
  const types = environment.spec.nodePools.flatMap(
    ({ accelerator }) => accelerator?.type ?? [],
  );
  return [...new Set(types)]
    .filter(type => ACCELERATORS[type].vendor === vendor)
    .sort();
}

function podSpec(
  environment: Environment,
  plugin: Plugin,
  accelerators: readonly AcceleratorType[],
): Values {
  const onAccelerators = {
    key: LABELS.accelerator,
    operator: 'In',
    values: [...accelerators],
  };
  const names = Object.keys(plugin.hostPaths);
  return {
    serviceAccountName: plugin.id,
    priorityClassName: 'system-node-critical',
    tolerations: everyNodeTolerations(environment),
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [onAccelerators] }],
        },
      },
    },
    containers: [
      {
        name: plugin.id,
        image: plugin.image,
        env: plugin.env,
        resources: SMALL,
        securityContext: { privileged: true },
        volumeMounts: names.map(name => ({
          name,
          mountPath: plugin.hostPaths[name],
        })),
      },
    ],
    volumes: names.map(name => ({
      name,
      hostPath: { path: plugin.hostPaths[name] },
    })),
  };
}

function rights({ id, rules }: Plugin): Manifest[] {
  if (rules.length === 0) return [];
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return [
    { apiVersion, kind: 'ClusterRole', metadata: { name: id }, rules },
    {
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata: { name: id },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: id,
      },
      subjects: [{ kind: 'ServiceAccount', name: id, namespace: NAMESPACE }],
    },
  ];
}

function pluginService(
  environment: Environment,
  plugin: Plugin,
  vendor: Accelerator['vendor'],
): PlatformService[] {
  const accelerators = acceleratorsOf(environment, vendor);
  if (accelerators.length === 0) return [];
  const metadata = { name: plugin.id, namespace: NAMESPACE };
  const labels = { 'app.kubernetes.io/name': plugin.id };
  return [
    defineService({
      id: plugin.id,
      title: plugin.title,
      namespace: NAMESPACE,
      wave: -1,
      manifests: [
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
        ...rights(plugin),
        {
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata: { ...metadata, labels },
          spec: {
            selector: { matchLabels: labels },
            template: {
              metadata: { labels },
              spec: podSpec(environment, plugin, accelerators),
            },
          },
        },
      ],
      clusterKinds: plugin.rules.length > 0 ? CLUSTER_RBAC : [],
      namespaceLabels: podSecurity('privileged'),
    }),
  ];
}

/** Device plugins for accelerators that neither the GPU Operator nor the cloud offers to pods. */
export function devicePlugins(environment: Environment): PlatformService[] {
  return [
    ...pluginService(environment, AMD, 'amd'),
    ...pluginService(environment, NEURON, 'aws'),
  ];
}
