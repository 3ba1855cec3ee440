import { z } from 'zod';
import {
  ACCELERATOR_UNITS,
  ACCELERATOR_VENDORS,
  QUOTA_FINDINGS,
  QUOTA_HEADLINES,
  QUOTA_SEVERITIES,
  WAITING_REASONS,
} from './quotaVocabulary';
import { sourceProblemSchema } from './sourceProblem';
import { timeSchema } from './texts';

/**
 * An exact amount as a canonical Kubernetes quantity, for example `8`, `1500m` or `64Gi`; `parseQuantity` reads it.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
const quantitySchema = z.string();

const paramsSchema = z.record(z.union([z.string(), z.number()]));

const findingSchema = z.object({
  code: z.enum(QUOTA_FINDINGS),
  severity: z.enum(QUOTA_SEVERITIES),
  /** The accelerator's resource name, where the finding is about one. */
  resource: z.string().optional(),
  params: paramsSchema,
});

const modelSchema = z.object({
  /** As people say it: H100, A100, L4, MI300X, TPU v5e. */
  name: z.string(),
  /** As the nodes say it: NVIDIA-H100-80GB-HBM3. */
  product: z.string().optional(),
  memoryMib: z.number().optional(),
  /** Allocatable devices of this model in the cluster. */
  devices: quantitySchema,
});

const acceleratorSchema = z.object({
  /** The extended resource that pods ask for, or `deviceclass/<name>` where only a DeviceClass names the devices. */
  resource: z.string(),
  /** Keys that count these same devices: those of the resource's own name, and all in the namespace's quotas; never to be added up. */
  quotaKeys: z.array(z.string()),
  vendor: z.enum(ACCELERATOR_VENDORS),
  unit: z.enum(ACCELERATOR_UNITS),
  /** For people: `NVIDIA H100`, or the resource name where no node says more. */
  title: z.string(),
  /** MIG profile of a partition, for example 1g.5gb. */
  profile: z.string().optional(),
  models: z.array(modelSchema),
  /** What limits the namespace; where both do, the one that leaves less. */
  limitedBy: z.enum(['resourceQuota', 'clusterQueue', 'none']),
  /** Of what `limitedBy` names. Absent where nothing limits. With a ClusterQueue: nominal quota over its flavours. */
  hard: quantitySchema.optional(),
  /** What pods of the namespace hold (ResourceQuota: its `status.used`, which counts waiting pods too). */
  used: quantitySchema,
  /**
   * What every limit leaves. With a ResourceQuota: hard − used, at least 0. With a ClusterQueue: what is neither reserved
   * by anybody nor, as far as can be told, lent; 0 where the queue takes no work in.
   */
  free: quantitySchema.optional(),
  /** What waits for these devices: pods without a node, pods that were refused, and workloads in the queue. */
  waiting: quantitySchema,
  /** How many workloads that is. */
  waitingWorkloads: z.number(),
  /**
   * Devices on all ready nodes; absent where nodes cannot be read. Where some nodes share them out, those that do not
   * are counted alone: slices are no GPUs.
   */
  nodes: z
    .object({
      allocatable: quantitySchema,
      /** Not held by any pod; absent where pods of other namespaces cannot be read. */
      free: quantitySchema.optional(),
      count: z.number(),
      /** The most that one node has: a pod cannot get more. */
      largest: quantitySchema,
    })
    .optional(),
  severity: z.enum(QUOTA_SEVERITIES),
});

const computeSchema = z.object({
  /** The quota key: `requests.cpu`, `limits.memory`, `requests.storage`, `pods`, … */
  key: z.string(),
  hard: quantitySchema.optional(),
  used: quantitySchema,
  severity: z.enum(QUOTA_SEVERITIES),
});

const amountSchema = z.object({
  resource: z.string(),
  amount: quantitySchema,
});

const holderSchema = z.object({
  /** Kind at the top of the owner chain: Deployment, Job, TrainJob, Notebook, InferenceService, …; Pod without owner. */
  kind: z.string(),
  name: z.string(),
  accelerators: z.array(amountSchema),
  pods: z.number(),
  since: timeSchema,
  /** Value of the label backstage.io/kubernetes-id on the pod or an owner. */
  component: z.string().optional(),
  /** Pods that hold devices without using them, and how one can tell. */
  idle: z
    .object({
      pods: z.number(),
      reason: z.enum([
        'crashing',
        'imagePull',
        'notReady',
        'terminating',
        'inactive',
      ]),
      since: timeSchema.optional(),
    })
    .optional(),
});

const waitingSchema = z.object({
  kind: z.string(),
  name: z.string(),
  accelerators: z.array(amountSchema),
  since: timeSchema,
  component: z.string().optional(),
  reason: z.enum(WAITING_REASONS),
  /** LocalQueue. */
  queue: z.string().optional(),
  priority: z.number().optional(),
  /** Places before it in the ClusterQueue, 0 is the next; absent: unknown (Kueue's visibility API did not say). */
  position: z.number().optional(),
});

const flavorSchema = z.object({
  flavor: z.string(),
  resource: z.string(),
  nominal: quantitySchema,
  /** Used by the whole ClusterQueue, what is borrowed included. */
  used: quantitySchema,
  borrowed: quantitySchema,
  /** At most this much of the nominal quota is used by others of the cohort. */
  lent: quantitySchema,
  borrowingLimit: quantitySchema.optional(),
  lendingLimit: quantitySchema.optional(),
  /** Used through this namespace's LocalQueue. */
  ownUsed: quantitySchema,
});

const queueSchema = z.object({
  localQueue: z.string(),
  clusterQueue: z.string(),
  cohort: z.string().optional(),
  state: z.enum(['active', 'stopped', 'inactive', 'unknown']),
  /** Condition reason of the queue that does not take work in. */
  reason: z.string().optional(),
  /** Workloads of this LocalQueue. */
  pending: z.number(),
  admitted: z.number(),
  /** Workloads of the whole ClusterQueue; absent where it cannot be read. */
  clusterQueuePending: z.number().optional(),
  /** Empty where the ClusterQueue cannot be read. */
  flavors: z.array(flavorSchema),
});

const namespaceSchema = z.object({
  namespace: z.string(),
  accelerators: z.array(acceleratorSchema),
  compute: z.array(computeSchema),
  queues: z.array(queueSchema),
  holders: z.array(holderSchema),
  waiting: z.array(waitingSchema),
  /** The worst first. */
  findings: z.array(findingSchema),
  /** The ResourceQuotas that were read. */
  resourceQuotas: z.array(z.string()),
});

const clusterSchema = z.object({
  name: z.string(),
  title: z.string(),
  /** The cluster's console, http(s) only. */
  dashboardUrl: z.string().optional(),
  /** When the oldest of the data was last known to be true; absent where there is none. */
  observedAt: timeSchema.optional(),
  /** True where the connection is down and the data is what was last seen. */
  stale: z.boolean(),
  problems: z.array(sourceProblemSchema),
  namespaces: z.array(namespaceSchema),
});

/** What `GET /v1/entities/:namespace/:kind/:name/gpu-quota` answers. @public */
export const gpuQuotaViewSchema = z.object({
  headline: z.object({ code: z.enum(QUOTA_HEADLINES), params: paramsSchema }),
  severity: z.enum(QUOTA_SEVERITIES),
  clusters: z.array(clusterSchema),
});

/** @public */
export type GpuQuotaView = z.infer<typeof gpuQuotaViewSchema>;
/** @public */
export type ClusterQuotaView = GpuQuotaView['clusters'][number];
/** @public */
export type NamespaceQuotaView = ClusterQuotaView['namespaces'][number];
/** @public */
export type AcceleratorQuotaView = NamespaceQuotaView['accelerators'][number];
/** @public */
export type QuotaFinding = NamespaceQuotaView['findings'][number];
/** @public */
export type QuotaHolder = NamespaceQuotaView['holders'][number];
/** @public */
export type WaitingWorkload = NamespaceQuotaView['waiting'][number];
/** @public */
export type QueueView = NamespaceQuotaView['queues'][number];
