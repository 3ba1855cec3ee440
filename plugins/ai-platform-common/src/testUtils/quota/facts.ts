import type {
  ClusterQueueFacts,
  CohortFacts,
  ControllerFacts,
  DeviceClassFacts,
  LocalQueueFacts,
  NamespaceFacts,
  NodeFacts,
  NotebookFacts,
  PendingWorkloadFacts,
  PodFacts,
  ResourceClaimFacts,
  ResourceQuotaFacts,
  WorkloadFacts,
} from '../../quota/facts/facts';

/** The moment of the tests: 2026-10-01T12:00:00Z, in seconds since 1970. */
export const NOW = 1_790_856_000;

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;

/** The namespace that the tests look at. */
export const NAMESPACE = 'fraud';

export const GPU = 'nvidia.com/gpu';

/** A pod that has run on a node with one GPU for an hour. */
export function aPod(changes: Partial<PodFacts> = {}): PodFacts {
  return {
    namespace: NAMESPACE,
    name: 'trainer-0',
    phase: 'Running',
    node: 'gpu-0',
    createdAt: NOW - HOUR,
    startedAt: NOW - HOUR,
    requests: { cpu: '4', memory: '16Gi', [GPU]: '1' },
    ...changes,
  };
}

/** A pod that no node has taken, for five minutes. */
export function aWaitingPod(changes: Partial<PodFacts> = {}): PodFacts {
  const { node: _node, startedAt: _startedAt, ...rest } = aPod();
  return {
    ...rest,
    name: 'waiting-0',
    phase: 'Pending',
    createdAt: NOW - 5 * MINUTE,
    trouble: 'unschedulable',
    ...changes,
  };
}

/** A ReplicaSet of a Deployment. */
export function aController(
  changes: Partial<ControllerFacts> = {},
): ControllerFacts {
  return {
    namespace: NAMESPACE,
    kind: 'ReplicaSet',
    name: 'trainer-6f7d',
    createdAt: NOW - HOUR,
    ...changes,
  };
}

export function aNotebook(changes: Partial<NotebookFacts> = {}): NotebookFacts {
  return { namespace: NAMESPACE, name: 'lab', ...changes };
}

/** A ready node with eight H100. */
export function aNode(changes: Partial<NodeFacts> = {}): NodeFacts {
  return {
    namespace: '',
    name: 'gpu-0',
    usable: true,
    allocatable: { [GPU]: '8' },
    labels: {
      'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3',
      'nvidia.com/gpu.memory': '81559',
    },
    ...changes,
  };
}

export function aNamespace(
  changes: Partial<NamespaceFacts> = {},
): NamespaceFacts {
  return { namespace: '', name: NAMESPACE, ...changes };
}

/** Eight GPUs, six of them used. */
export function aResourceQuota(
  changes: Partial<ResourceQuotaFacts> = {},
): ResourceQuotaFacts {
  return {
    namespace: NAMESPACE,
    name: 'gpu',
    hard: { [`requests.${GPU}`]: '8' },
    used: { [`requests.${GPU}`]: '6' },
    scoped: false,
    ...changes,
  };
}

/** A queue with eight H100 of its own, none of them used. */
export function aClusterQueue(
  changes: Partial<ClusterQueueFacts> = {},
): ClusterQueueFacts {
  return {
    namespace: '',
    name: 'research',
    stopPolicy: 'None',
    condition: { active: true, reason: 'Ready' },
    quotas: [{ flavor: 'h100', resource: GPU, nominal: '8' }],
    usage: [],
    pending: 0,
    admitted: 0,
    ...changes,
  };
}

export function aLocalQueue(
  changes: Partial<LocalQueueFacts> = {},
): LocalQueueFacts {
  return {
    namespace: NAMESPACE,
    name: 'default',
    clusterQueue: 'research',
    stopPolicy: 'None',
    condition: { active: true, reason: 'Ready' },
    usage: [],
    pending: 0,
    admitted: 0,
    ...changes,
  };
}

export function aCohort(changes: Partial<CohortFacts> = {}): CohortFacts {
  return { namespace: '', name: 'company', quotas: [], ...changes };
}

/** A Job that has waited in the queue for ten minutes, for four GPUs. */
export function aWorkload(changes: Partial<WorkloadFacts> = {}): WorkloadFacts {
  return {
    namespace: NAMESPACE,
    name: 'job-train-1a2b3',
    queue: 'default',
    owner: { kind: 'Job', name: 'train' },
    createdAt: NOW - 10 * MINUTE,
    state: 'pending',
    reason: 'WaitingForQuota',
    since: NOW - 10 * MINUTE,
    requests: { cpu: '8', [GPU]: '4' },
    ...changes,
  };
}

export function aPendingWorkload(
  changes: Partial<PendingWorkloadFacts> = {},
): PendingWorkloadFacts {
  return {
    namespace: NAMESPACE,
    name: 'job-train-1a2b3',
    clusterQueue: 'research',
    positionInClusterQueue: 0,
    ...changes,
  };
}

/** A claim of two devices of NVIDIA's class, allocated. */
export function aResourceClaim(
  changes: Partial<ResourceClaimFacts> = {},
): ResourceClaimFacts {
  return {
    namespace: NAMESPACE,
    name: 'two-gpus',
    devices: { 'gpu.nvidia.com': 2 },
    allocated: true,
    createdAt: NOW - HOUR,
    ...changes,
  };
}

export function aDeviceClass(
  changes: Partial<DeviceClassFacts> = {},
): DeviceClassFacts {
  return { namespace: '', name: 'gpu.nvidia.com', ...changes };
}
