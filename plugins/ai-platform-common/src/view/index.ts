export {
  environmentSummarySchema,
  environmentViewSchema,
  type EnvironmentSummary,
  type EnvironmentView,
} from './environmentView';
export type { Observed } from './observed';
export {
  gpuQuotaViewSchema,
  sourceProblemSchema,
  type AcceleratorQuotaView,
  type ClusterQuotaView,
  type GpuQuotaView,
  type NamespaceQuotaView,
  type QueueView,
  type QuotaFinding,
  type QuotaHolder,
  type SourceProblem,
  type WaitingWorkload,
} from './gpuQuotaView';
export {
  QUOTA_FINDINGS,
  QUOTA_HEADLINES,
  QUOTA_SEVERITIES,
  SOURCE_PROBLEMS,
  WAITING_REASONS,
  type QuotaFindingCode,
  type QuotaSeverity,
  type SourceProblemCode,
  type WaitingReason,
} from './quotaVocabulary';
export { statusViewSchema, type StatusView } from './statusView';
