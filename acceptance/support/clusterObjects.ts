import {
  ECOSYSTEM_ANNOTATIONS,
  LABELS,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ClusterObject } from './clusterClient';

/** Resource by which pods ask for the GPUs of the kit's nodes. */
export const GPU = 'nvidia.com/gpu';

const TOLERATIONS = [{ key: GPU, operator: 'Exists', effect: 'NoSchedule' }];

interface Place {
  namespace: string;
  name: string;
}

export function aNamespace(
  name: string,
  labels: Record<string, string> = {},
): ClusterObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** Spec of a pod with one container; the kit's fake nodes take it and run it at once. */
export function podSpec(requests: Record<string, string>) {
  const limits = requests[GPU] ? { [GPU]: requests[GPU] } : {};
  return {
    containers: [
      { name: 'main', image: 'example', resources: { requests, limits } },
    ],
    tolerations: TOLERATIONS,
  };
}

/** Without a scheduler it stays as it is: nothing in the cluster touches it. */
export function aPod(
  { namespace, name }: Place,
  options: {
    requests?: Record<string, string>;
    component?: string;
    unscheduled?: boolean;
    node?: string;
  } = {},
): ClusterObject {
  const { requests = {}, component, unscheduled, node } = options;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      namespace,
      name,
      ...(component && {
        labels: { [ECOSYSTEM_ANNOTATIONS.kubernetesId]: component },
      }),
    },
    spec: {
      ...podSpec(requests),
      ...(unscheduled && { schedulerName: 'nobody' }),
      ...(node && { nodeName: node }),
    },
  };
}

export function aResourceQuota(
  { namespace, name }: Place,
  hard: Record<string, string>,
  workspace?: string,
): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: {
      namespace,
      name,
      ...(workspace && { labels: { [LABELS.workspace]: workspace } }),
    },
    spec: { hard },
  };
}

export function aLimitRange({ namespace, name }: Place): ClusterObject {
  const limit = { type: 'Container', defaultRequest: { cpu: '100m' } };
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { namespace, name },
    spec: { limits: [limit] },
  };
}

/** Deployment or StatefulSet. */
export function aController(
  kind: 'Deployment' | 'StatefulSet',
  { namespace, name }: Place,
  options: {
    replicas: number;
    requests: Record<string, string>;
    component?: string;
  },
): ClusterObject {
  const labels = { app: name };
  const { component } = options;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      ...{ namespace, name },
      ...(component && {
        labels: { [ECOSYSTEM_ANNOTATIONS.kubernetesId]: component },
      }),
    },
    spec: {
      replicas: options.replicas,
      selector: { matchLabels: labels },
      ...(kind === 'StatefulSet' && { serviceName: name }),
      template: { metadata: { labels }, spec: podSpec(options.requests) },
    },
  };
}

export function aJob(
  { namespace, name }: Place,
  options: {
    parallelism: number;
    requests: Record<string, string>;
    /** Its pods wait for ever. The kit's nodes let pods of a Job succeed after five seconds. */
    unscheduled?: boolean;
  },
): ClusterObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { namespace, name },
    spec: {
      parallelism: options.parallelism,
      completions: options.parallelism,
      template: {
        spec: {
          ...podSpec(options.requests),
          restartPolicy: 'Never',
          ...(options.unscheduled && { schedulerName: 'nobody' }),
        },
      },
    },
  };
}

export function aDeviceClass(name: string): ClusterObject {
  const expression = `device.driver == "${name}"`;
  return {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'DeviceClass',
    metadata: { name },
    spec: { selectors: [{ cel: { expression } }] },
  };
}

export function aResourceClaim(
  { namespace, name }: Place,
  deviceClassName: string,
  count: number,
): ClusterObject {
  return {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'ResourceClaim',
    metadata: { namespace, name },
    spec: {
      devices: {
        requests: [
          {
            name: 'devices',
            exactly: {
              deviceClassName,
              allocationMode: 'ExactCount',
              count,
            },
          },
        ],
      },
    },
  };
}
