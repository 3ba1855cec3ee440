export { plainText } from './plainText';
export { driftPermissions } from './driftPermissions';
export type {
  ArgocdApplicationInputs,
  CommitFacts,
  DriftInputs,
  FluxInputs,
  InstanceDescription,
  TerraformInputs,
} from './inputs';
export type {
  ApplicationFacts,
  ApplicationSource,
  ClosedDifferenceFacts,
  FluxObjectFacts,
  IgnoreDecisionFacts,
  IgnoreRule,
  ManagedResourceFacts,
  ObjectEventFacts,
  OpenDifferenceFacts,
  ResourceRef,
  ResourceStatusFacts,
  TerraformChangeFacts,
  TerraformReportFacts,
  TerraformSide,
} from './facts';
export type { JsonValue } from './json';
export * from './derive';
export * from './history';
export * from './flux';
export {
  applicationId,
  fluxId,
  resourceId,
  terraformResourceId,
  workspaceId,
} from './ids';
export * from './argocd';
export * from './terraform';
export * from './codify';
