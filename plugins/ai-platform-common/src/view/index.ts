export {
  environmentSummarySchema,
  environmentViewSchema,
  type EnvironmentSummary,
  type EnvironmentView,
} from './environmentView';
export type { Observed } from './observed';
export {
  gpuQuotaViewSchema,
  type AcceleratorQuotaView,
  type ClusterQuotaView,
  type GpuQuotaView,
  type NamespaceQuotaView,
  type QueueView,
  type QuotaFinding,
  type QuotaHolder,
  type WaitingWorkload,
} from './gpuQuotaView';
export {
  QUOTA_FINDINGS,
  QUOTA_HEADLINES,
  QUOTA_SEVERITIES,
  WAITING_REASONS,
  type QuotaFindingCode,
  type QuotaSeverity,
  type WaitingReason,
} from './quotaVocabulary';
export { statusViewSchema, type StatusView } from './statusView';
export {
  SOURCE_PROBLEMS,
  sourceProblemSchema,
  type SourceProblem,
  type SourceProblemCode,
} from './sourceProblem';
export type { Reading } from './reading';
export * from './driftVocabulary';
export {
  driftViewSchema,
  type ClosedDifference,
  type DriftActor,
  type DriftApplication,
  type DriftCounts,
  type DriftDeploy,
  type DriftDifference,
  type DriftResource,
  type DriftValue,
  type DriftView,
  type DriftWorkspace,
  type IgnoredDifference,
} from './driftView';
export {
  driftCodifiedSchema,
  driftRevertedSchema,
  type DriftCodified,
  type DriftReverted,
} from './driftAnswers';
export { driftRowsSchema, type DriftRows } from './driftRows';
export {
  driftCodifyRequestSchema,
  driftIgnoreRequestSchema,
  driftRevertRequestSchema,
  type DriftCodifyRequest,
  type DriftIgnoreRequest,
  type DriftRevertRequest,
} from './driftRequests';
