/**
 * What is kept of Kubernetes objects: no more than the views need, because a cache holds every one of them.
 * Times are seconds since 1970; amounts are Kubernetes quantities as the cluster wrote them.
 */

/** What every kept object has. `namespace` is empty for cluster-scoped kinds. @public */
export interface ObjectFacts {
  readonly namespace: string;
  readonly name: string;
}

/** Resource name to quantity, for example `{ cpu: '2', 'nvidia.com/gpu': '1' }`. @public */
export type Amounts = Readonly<Record<string, string>>;

/** The controller that an object belongs to. @public */
export interface OwnerFacts {
  readonly kind: string;
  readonly name: string;
}

/** @public */
export interface PodFacts extends ObjectFacts {
  readonly phase: string;
  readonly node?: string;
  readonly createdAt: number;
  readonly startedAt?: number;
  /** What the scheduler counts: containers, init containers, sidecars and overhead together. */
  readonly requests: Amounts;
  /** Names of the ResourceClaims in the pod's namespace. */
  readonly claims?: readonly string[];
  readonly owner?: OwnerFacts;
  /** Label backstage.io/kubernetes-id. */
  readonly component?: string;
  /** InferenceService that the label serving.kserve.io/inferenceservice names: Knative's chain is long. */
  readonly inferenceService?: string;
  /** Why the pod does not run, or runs and does nothing. */
  readonly trouble?:
    | 'unschedulable'
    | 'gated'
    | 'crashing'
    | 'imagePull'
    | 'notReady'
    | 'terminating';
  /** Since when, where the cluster says it. */
  readonly troubleSince?: number;
}

/** ReplicaSet, StatefulSet, Deployment, Job, JobSet: links of the owner chain. @public */
export interface ControllerFacts extends ObjectFacts {
  readonly kind: string;
  readonly createdAt: number;
  readonly owner?: OwnerFacts;
  readonly component?: string;
  /** Pods that should exist and do not. Absent where none is missing. */
  readonly missingPods?: number;
  /** What one of the missing pods would ask for. */
  readonly podRequests?: Amounts;
  /** Since when the cluster says that it takes none of the missing pods. Absent where it does not say so. */
  readonly refusedSince?: number;
}

/** A Kubeflow Notebook, for its annotation notebooks.kubeflow.org/last-activity. @public */
export interface NotebookFacts extends ObjectFacts {
  readonly lastActivity?: number;
}

/** @public */
export interface NodeFacts extends ObjectFacts {
  /** True if it is ready and takes pods. */
  readonly usable: boolean;
  /** Accelerators alone, by any extended resource name. */
  readonly allocatable: Amounts;
  /** Accelerators that the node names and has none of now, by name. Absent where there are none. */
  readonly lacking?: readonly string[];
  /** Those labels that say what the accelerators are, and the ones that flavours select by. */
  readonly labels: Readonly<Record<string, string>>;
}

/** @public */
export interface NamespaceFacts extends ObjectFacts {
  /** Label flagstone.dev/workspace. */
  readonly workspace?: string;
  /** Label flagstone.dev/environment. */
  readonly environment?: string;
  readonly component?: string;
}

/** @public */
export interface ResourceQuotaFacts extends ObjectFacts {
  readonly hard: Amounts;
  readonly used: Amounts;
  /** True if it counts only some of the pods (scopes, scopeSelector). */
  readonly scoped: boolean;
  /** Label flagstone.dev/workspace. */
  readonly workspace?: string;
}

/** @public */
export interface LimitRangeFacts extends ObjectFacts {
  /** True if containers without requests get some. */
  readonly hasDefaults: boolean;
  /** The most that one container, and one pod, may ask for. */
  readonly maxPerContainer: Amounts;
  readonly maxPerPod: Amounts;
}

/** @public */
export interface QueueConditionFacts {
  readonly active: boolean;
  readonly reason: string;
}

/** Usage of one resource in one flavour. @public */
export interface FlavorUsageFacts {
  readonly flavor: string;
  readonly resource: string;
  readonly total: string;
  readonly borrowed?: string;
}

/** @public */
export interface FlavorQuotaFacts {
  readonly flavor: string;
  readonly resource: string;
  readonly nominal: string;
  readonly borrowingLimit?: string;
  readonly lendingLimit?: string;
}

/** @public */
export interface ClusterQueueFacts extends ObjectFacts {
  readonly cohort?: string;
  /** None, Hold or HoldAndDrain. */
  readonly stopPolicy: string;
  readonly condition?: QueueConditionFacts;
  readonly quotas: readonly FlavorQuotaFacts[];
  /** What admitted workloads use. */
  readonly usage: readonly FlavorUsageFacts[];
  /**
   * What Kueue subtracts from the quota, where that is not the usage: workloads whose admission checks are not done yet
   * have their quota as well. Absent where all that is reserved is used.
   */
  readonly reservations?: readonly FlavorUsageFacts[];
  readonly pending: number;
  readonly admitted: number;
}

/** @public */
export interface LocalQueueFacts extends ObjectFacts {
  readonly clusterQueue: string;
  readonly stopPolicy: string;
  readonly condition?: QueueConditionFacts;
  readonly usage: readonly FlavorUsageFacts[];
  readonly pending: number;
  readonly admitted: number;
}

/** @public */
export interface CohortFacts extends ObjectFacts {
  readonly parent?: string;
  readonly quotas: readonly FlavorQuotaFacts[];
}

/** @public */
export interface ResourceFlavorFacts extends ObjectFacts {
  readonly nodeLabels: Readonly<Record<string, string>>;
}

/** @public */
export interface WorkloadFacts extends ObjectFacts {
  readonly queue: string;
  readonly clusterQueue?: string;
  readonly owner?: OwnerFacts;
  readonly component?: string;
  readonly priority?: number;
  readonly createdAt: number;
  readonly state: 'pending' | 'reserved' | 'admitted' | 'finished' | 'inactive';
  /** Machine-readable reason of the condition that holds it. */
  readonly reason?: string;
  /** When the state began. */
  readonly since: number;
  /** All pods together. */
  readonly requests: Amounts;
}

/** @public */
export interface ResourceClaimFacts extends ObjectFacts {
  /**
   * Devices by DeviceClass: what was allocated to the claim, or, as long as nothing is, the most that it may get, as the
   * quota counts it.
   */
  readonly devices: Readonly<Record<string, number>>;
  readonly allocated: boolean;
  readonly createdAt: number;
}

/** @public */
export interface DeviceClassFacts extends ObjectFacts {
  /** The extended resource that stands for the class, where one does. */
  readonly extendedResource?: string;
}

/** A pending workload as Kueue's visibility API lists it. @public */
export interface PendingWorkloadFacts extends ObjectFacts {
  readonly clusterQueue: string;
  readonly positionInClusterQueue: number;
}
