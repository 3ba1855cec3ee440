export {
  ACCELERATORS,
  ACCELERATOR_TYPES,
  acceleratorOf,
  type Accelerator,
  type AcceleratorType,
} from './accelerators';
export { annotationList } from './annotationList';
export { parseCidr, type Cidr } from './cidr';
export type { DocumentMetadata } from './documentMetadata';
export type {
  Budget,
  Environment,
  EnvironmentMetadata,
  EnvironmentSpec,
  GitOps,
  Iac,
  IacState,
  Network,
  NodePool,
  Platform,
  PoolAccelerator,
  Taint,
} from './environment';
export { environmentSchema, type EnvironmentInput } from './environmentSchema';
export { repositoryLocation, type RepositoryLocation } from './gitUrl';
export {
  formatIssue,
  formatPath,
  hasErrors,
  type Issue,
  type IssuePath,
} from './issue';
export { KUBERNETES_VERSIONS } from './kubernetesVersions';
export {
  ANNOTATIONS,
  API_VERSION,
  ECOSYSTEM_ANNOTATIONS,
  ENVIRONMENT_ENTITY_TYPE,
  LABELS,
} from './labels';
export {
  MACHINES,
  findMachine,
  proposeMachine,
  type Machine,
} from './machines';
export { migProfilesOn } from './migProfiles';
export { parseDocument, type ParsedDocument } from './parseDocument';
export { parseEnvironment, type ParsedEnvironment } from './parseEnvironment';
export {
  DOCUMENT_KINDS,
  type DocumentKind,
  type PlatformDocument,
} from './platformDocument';
export {
  formatQuantity,
  parseQuantity,
  ratio,
  type Quantity,
  type QuantityFormat,
} from './quantity';
export { REGIONS } from './regions';
export { underlay } from './underlay';
export {
  CAPACITIES,
  CLOUDS,
  LAYOUTS,
  PROFILES,
  REPOSITORIES,
  SHARINGS,
  STAGES,
  TAINT_EFFECTS,
  type Capacity,
  type Cloud,
  type Layout,
  type Profile,
  type Repository,
  type Sharing,
  type Stage,
  type TaintEffect,
} from './vocabulary';
export {
  parseWorkspace,
  type ParsedWorkspace,
} from './workspace/parseWorkspace';
export type {
  Workspace,
  WorkspaceDefaults,
  WorkspaceQueue,
  WorkspaceQuota,
  WorkspaceSpec,
} from './workspace/workspace';
export {
  workspaceSchema,
  type WorkspaceInput,
} from './workspace/workspaceSchema';
