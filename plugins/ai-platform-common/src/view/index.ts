export {
  environmentSummarySchema,
  environmentViewSchema,
  type EnvironmentSummary,
  type EnvironmentView,
} from './environmentView';
export type { Observed } from './observed';
export {
  QUOTA_FINDINGS,
  QUOTA_HEADLINES,
  QUOTA_SEVERITIES,
  SOURCE_PROBLEMS,
  WAITING_REASONS,
  gpuQuotaViewSchema,
  sourceProblemSchema,
  type AcceleratorQuotaView,
  type ClusterQuotaView,
  type GpuQuotaView,
  type NamespaceQuotaView,
  type QueueView,
  type QuotaFinding,
  type QuotaFindingCode,
  type QuotaHolder,
  type QuotaSeverity,
  type SourceProblem,
  type SourceProblemCode,
  type WaitingReason,
  type WaitingWorkload,
} from './gpuQuotaView';
export { statusViewSchema, type StatusView } from './statusView';
