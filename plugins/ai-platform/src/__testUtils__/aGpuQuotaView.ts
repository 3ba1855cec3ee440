import type {
  AcceleratorQuotaView,
  ClusterQuotaView,
  GpuQuotaView,
  NamespaceQuotaView,
  QueueView,
  QuotaHolder,
  WaitingWorkload,
} from '@flagstone/backstage-plugin-ai-platform-common';

const RESOURCE = 'nvidia.com/gpu';

/** Eight H100 allowed, six used. */
export function anAccelerator(
  overrides: Partial<AcceleratorQuotaView> = {},
): AcceleratorQuotaView {
  return {
    resource: RESOURCE,
    quotaKeys: [`requests.${RESOURCE}`],
    vendor: 'nvidia',
    unit: 'gpu',
    title: 'NVIDIA H100',
    models: [
      {
        name: 'H100',
        product: 'NVIDIA-H100-80GB-HBM3',
        memoryMib: 81_920,
        devices: '32',
      },
    ],
    limitedBy: 'resourceQuota',
    hard: '8',
    used: '6',
    free: '2',
    waiting: '0',
    waitingWorkloads: 0,
    nodes: { allocatable: '32', free: '10', count: 4, largest: '8' },
    severity: 'ok',
    ...overrides,
  };
}

/** A training job with four of them. */
export function aHolder(overrides: Partial<QuotaHolder> = {}): QuotaHolder {
  return {
    kind: 'TrainJob',
    name: 'finetune',
    accelerators: [{ resource: RESOURCE, amount: '4' }],
    pods: 2,
    since: '2026-10-01T08:00:00Z',
    ...overrides,
  };
}

/** A job that waits for eight. */
export function aWaitingWorkload(
  overrides: Partial<WaitingWorkload> = {},
): WaitingWorkload {
  return {
    kind: 'Job',
    name: 'backtest',
    accelerators: [{ resource: RESOURCE, amount: '8' }],
    since: '2026-10-01T09:00:00Z',
    reason: 'WaitingForQuota',
    ...overrides,
  };
}

/** A Kueue queue in a cohort. */
export function aQueue(overrides: Partial<QueueView> = {}): QueueView {
  return {
    localQueue: 'gpu',
    clusterQueue: 'fraud',
    cohort: 'research',
    state: 'active',
    pending: 3,
    admitted: 2,
    clusterQueuePending: 5,
    flavors: [
      {
        flavor: 'h100',
        resource: RESOURCE,
        nominal: '8',
        used: '10',
        borrowed: '2',
        lent: '0',
        borrowingLimit: '4',
        ownUsed: '6',
      },
    ],
    ...overrides,
  };
}

/** A namespace with one accelerator and nothing else. */
export function aNamespace(
  overrides: Partial<NamespaceQuotaView> = {},
): NamespaceQuotaView {
  return {
    namespace: 'vision',
    accelerators: [anAccelerator()],
    compute: [],
    queues: [],
    holders: [],
    waiting: [],
    findings: [],
    resourceQuotas: ['quota'],
    ...overrides,
  };
}

/** A cluster that answers. */
export function aCluster(
  overrides: Partial<ClusterQuotaView> = {},
): ClusterQuotaView {
  return {
    name: 'sandbox',
    title: 'Sandbox cluster',
    observedAt: '2026-10-01T10:00:00Z',
    stale: false,
    problems: [],
    namespaces: [aNamespace()],
    ...overrides,
  };
}

/** Two of eight are free, nothing is the matter. */
export function aGpuQuotaView(
  overrides: Partial<GpuQuotaView> = {},
): GpuQuotaView {
  return {
    headline: {
      code: 'free',
      params: { free: '2', hard: '8', title: 'NVIDIA H100', unit: 'gpu' },
    },
    severity: 'ok',
    clusters: [aCluster()],
    ...overrides,
  };
}

/** Two of eight are free while three jobs wait, and some are held without use. */
export const QUEUED_VIEW: GpuQuotaView = aGpuQuotaView({
  headline: {
    code: 'freeAndWaiting',
    params: {
      ...{ free: '2', hard: '8', title: 'H100', unit: 'gpu' },
      ...{ workloads: 3, amount: '16' },
    },
  },
  severity: 'warning',
  clusters: [
    aCluster({
      namespaces: [
        aNamespace({
          accelerators: [anAccelerator({ waiting: '16', severity: 'warning' })],
          findings: [
            {
              code: 'waiting',
              severity: 'info',
              resource: 'nvidia.com/gpu',
              params: { workloads: 3, amount: '16' },
            },
            {
              code: 'idleHolders',
              severity: 'warning',
              resource: 'nvidia.com/gpu',
              params: { workloads: 1, amount: '2' },
            },
          ],
        }),
      ],
    }),
  ],
});
