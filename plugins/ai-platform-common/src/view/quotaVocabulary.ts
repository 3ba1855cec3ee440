/** How bad a finding is, the best first. `unknown` is worse than anything that is known. @public */
export const QUOTA_SEVERITIES = [
  'ok',
  'info',
  'warning',
  'critical',
  'unknown',
] as const;

/** @public */
export type QuotaSeverity = (typeof QUOTA_SEVERITIES)[number];

/** What can be the matter with a namespace's quota. Each has a text and a remedy on the page. @public */
export const QUOTA_FINDINGS = [
  /** The cluster has no such namespace. */
  'namespaceMissing',
  /** Neither a ResourceQuota nor a queue limits the namespace. */
  'noQuota',
  /** There is a ResourceQuota, but it has no key for an accelerator that the nodes serve. */
  'notLimited',
  /**
   * A quota key for an accelerator that no node serves. Critical where its use stays 0 for ever; a warning where a pool
   * may be scaled to zero. params: keys, served
   */
  'keyNotServed',
  /** A quantity that cannot be read. params: object, key, value */
  'invalidQuantity',
  /** More is used than the quota allows; it was lowered, or is new. params: used, hard */
  'overQuota',
  /** At least 80 % is used. params: used, hard */
  'nearQuota',
  /** The quota allows more than all nodes together have. params: hard, allocatable */
  'notEnoughNodes',
  /** Work waits for accelerators. params: workloads, amount */
  'waiting',
  /** Work waits for accelerators while pods hold some without using them. params: workloads, amount */
  'idleHolders',
  /** A queue takes nothing in. params: queue, reason */
  'queueStopped',
  /** A LocalQueue names a ClusterQueue that does not exist or is not active. params: queue, clusterQueue, reason */
  'queueInactive',
  /** Something that this needs could not be read. params: source */
  'unknown',
] as const;

/** @public */
export type QuotaFindingCode = (typeof QUOTA_FINDINGS)[number];

/** What a device is counted in: a time-sliced replica is a slice, a MIG instance a partition; neither is a GPU. */
export const ACCELERATOR_UNITS = [
  'gpu',
  'slice',
  'partition',
  'chip',
  'core',
  'device',
] as const;

/** Who makes an accelerator. */
export const ACCELERATOR_VENDORS = [
  'nvidia',
  'amd',
  'intel',
  'google',
  'aws',
  'habana',
  'other',
] as const;

/** Why work waits: Kueue's reasons of QuotaReserved and Admitted, and those of the scheduler and the quota. @public */
export const WAITING_REASONS = [
  'NoMatchingFlavor',
  'WaitingForQuota',
  'ExceedsMaxQuota',
  'TopologyPlacementFailed',
  'WaitingForPreemptedWorkloads',
  'Misconfigured',
  'Suspended',
  'PendingEvaluation',
  'WaitingForPodsReady',
  'NoReservation',
  'UnsatisfiedAdmissionChecks',
  'PendingDelayedTopologyRequests',
  /** The scheduler finds no node. */
  'Unschedulable',
  /** A scheduling gate holds the pod. */
  'SchedulingGated',
  /** The pods were refused: over the ResourceQuota. */
  'QuotaExceeded',
  'Unknown',
] as const;

/** @public */
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** The one sentence that matters, as data. @public */
export const QUOTA_HEADLINES = [
  /** params: free, hard, title, unit */
  'free',
  /** params: free, hard, title, unit, workloads, amount */
  'freeAndWaiting',
  /** params: used, hard, title, unit */
  'over',
  /** params: used, title, unit */
  'notLimited',
  /** What limits it cannot be read. params: used, title, unit */
  'inUse',
  /** What the quota allows is no quantity. */
  'invalidQuota',
  'noQuota',
  /** params: keys */
  'keyNotServed',
  'namespaceMissing',
  /** No accelerator is limited, used or served. */
  'noAccelerators',
  'starting',
  /** No cluster answered. */
  'unknown',
] as const;
