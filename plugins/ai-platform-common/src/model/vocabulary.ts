/** The clouds that an environment can be built on. @public */
export const CLOUDS = ['aws', 'gcp', 'azure'] as const;
/** @public */
export type Cloud = (typeof CLOUDS)[number];

/** Stages of an environment, from the least to the most careful. @public */
export const STAGES = ['dev', 'test', 'staging', 'prod'] as const;
/** @public */
export type Stage = (typeof STAGES)[number];

/** Canonical templates, which fill what a document leaves out. @public */
export const PROFILES = ['gpu-training', 'balanced'] as const;
/** @public */
export type Profile = (typeof PROFILES)[number];

/** How the machines of a pool are bought. @public */
export const CAPACITIES = ['on-demand', 'spot'] as const;
/** @public */
export type Capacity = (typeof CAPACITIES)[number];

/** How one accelerator is divided between pods. @public */
export const SHARINGS = ['none', 'mig', 'time-slicing'] as const;
/** @public */
export type Sharing = (typeof SHARINGS)[number];

/** Effects of a taint, in Kubernetes spelling. @public */
export const TAINT_EFFECTS = [
  'NoSchedule',
  'PreferNoSchedule',
  'NoExecute',
] as const;
/** @public */
export type TaintEffect = (typeof TAINT_EFFECTS)[number];

/** Whether the three repositories are separate ones or folders of one. @public */
export const LAYOUTS = ['repositories', 'monorepo'] as const;
/** @public */
export type Layout = (typeof LAYOUTS)[number];

/** The repositories (or folders) that files are emitted into. @public */
export const REPOSITORIES = [
  'platform-k8s-clusters',
  'platform-ai-services',
  'platform-gitops-config',
] as const;
/** @public */
export type Repository = (typeof REPOSITORIES)[number];
