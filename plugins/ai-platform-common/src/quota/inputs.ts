import type { Reading } from '../view/reading';
import type { SourceProblem } from '../view/sourceProblem';
import type {
  ClusterQueueFacts,
  CohortFacts,
  ControllerFacts,
  DeviceClassFacts,
  LimitRangeFacts,
  LocalQueueFacts,
  NamespaceFacts,
  NodeFacts,
  NotebookFacts,
  PendingWorkloadFacts,
  PodFacts,
  ResourceClaimFacts,
  ResourceFlavorFacts,
  ResourceQuotaFacts,
  WorkloadFacts,
} from './facts/facts';

/** @public */
export type ReadingOf<Facts> = Reading<readonly Facts[]>;

/** Everything about one namespace. @public */
export interface NamespaceInputs {
  name: string;
  /**
   * Present where the namespace was found by the pods of a component alone: it may be shared, so that only the work of
   * this component is named.
   */
  component?: string;
  /** Undefined inside where the cluster has no such namespace. */
  namespace: Reading<NamespaceFacts | undefined>;
  resourceQuotas: ReadingOf<ResourceQuotaFacts>;
  limitRanges: ReadingOf<LimitRangeFacts>;
  pods: ReadingOf<PodFacts>;
  /** ReplicaSets, StatefulSets, Deployments, Jobs and JobSets together. */
  controllers: ReadingOf<ControllerFacts>;
  notebooks: ReadingOf<NotebookFacts>;
  resourceClaims: ReadingOf<ResourceClaimFacts>;
  localQueues: ReadingOf<LocalQueueFacts>;
  workloads: ReadingOf<WorkloadFacts>;
}

/** Everything about one cluster that a view needs. @public */
export interface ClusterInputs {
  name: string;
  title: string;
  dashboardUrl?: string;
  /** Present where nothing of the cluster can be read; the readings below then say the same. */
  problem?: SourceProblem;
  /** What else could not be read; the readings below hold what could. */
  problems: readonly SourceProblem[];
  nodes: ReadingOf<NodeFacts>;
  /** Pods of all namespaces that hold accelerators on a node. */
  acceleratorPods: ReadingOf<PodFacts>;
  deviceClasses: ReadingOf<DeviceClassFacts>;
  clusterQueues: ReadingOf<ClusterQueueFacts>;
  cohorts: ReadingOf<CohortFacts>;
  resourceFlavors: ReadingOf<ResourceFlavorFacts>;
  /** Kueue's visibility API, for the ClusterQueues of the namespaces below. */
  pendingWorkloads: ReadingOf<PendingWorkloadFacts>;
  namespaces: readonly NamespaceInputs[];
}
