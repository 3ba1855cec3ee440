import { fillBudget } from './defaults/budget';
import { fillGitOps } from './defaults/gitops';
import { fillIac } from './defaults/iac';
import { fillMetadata, sorted } from './defaults/metadata';
import { defaultDiskGb, defaultNodePools } from './defaults/nodePools';
import { defaultPlatform } from './defaults/platform';
import type {
  Environment,
  Network,
  NodePool,
  Platform,
  PoolAccelerator,
} from './environment';
import type { EnvironmentInput } from './environmentSchema';
import { DEFAULT_KUBERNETES_VERSION } from './kubernetesVersions';

type SpecInput = EnvironmentInput['spec'];
type PoolInput = NonNullable<SpecInput['nodePools']>[number];

function fillNetwork(input: EnvironmentInput): Network {
  const { stage, network } = input.spec;
  const { name, project } = input.metadata;
  return {
    cidr: network.cidr,
    zones: network.zones ?? (stage === 'dev' ? 2 : 3),
    privateApi: network.privateApi ?? true,
    apiAllowedCidrs: [...(network.apiAllowedCidrs ?? [])],
    domain: network.domain ?? `${name}.${project}.internal`,
  };
}

function fillAccelerator(
  given: NonNullable<PoolInput['accelerator']>,
): PoolAccelerator {
  return {
    type: given.type,
    count: given.count,
    sharing: given.sharing ?? 'none',
    ...(given.migProfile !== undefined && { migProfile: given.migProfile }),
    ...(given.replicas !== undefined && { replicas: given.replicas }),
  };
}

function fillPool(given: PoolInput): NodePool {
  const min = given.min ?? 0;
  return {
    name: given.name,
    machine: given.machine,
    min,
    max: given.max ?? Math.max(min, 3),
    capacity: given.capacity ?? 'on-demand',
    diskGb: given.diskGb ?? defaultDiskGb(given.accelerator !== undefined),
    ...(given.accelerator && {
      accelerator: fillAccelerator(given.accelerator),
    }),
    labels: sorted(given.labels),
    taints: (given.taints ?? []).map(taint => ({
      key: taint.key,
      value: taint.value ?? '',
      effect: taint.effect,
    })),
  };
}

function fillPlatform(
  input: EnvironmentInput,
  nodePools: NodePool[],
): Platform {
  const { profile, stage, platform = {} } = input.spec;
  const { project } = input.metadata;
  const defaults = defaultPlatform({ profile, stage, project, nodePools });
  const entries = Object.entries(defaults).map(([key, value]) => {
    const given = platform[key as keyof Platform];
    if (given === undefined) return [key, value];
    return [
      key,
      typeof value === 'string' ? given : fillService(value, given as object),
    ];
  });
  return Object.fromEntries(entries);
}

function fillService(defaults: object, given: object): object {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(kept) };
}

/**
 * The whole document: profile, stage and cloud fill what is left out. Keys come in one fixed order,
 * so that the same content always prints the same bytes. Expects input that the schema has accepted.
 */
export function fillEnvironment(input: EnvironmentInput): Environment {
  const { spec } = input;
  const nodePools = spec.nodePools
    ? spec.nodePools.map(fillPool)
    : defaultNodePools(spec);
  const gitops = fillGitOps(spec.gitops, input.metadata.name);
  return {
    apiVersion: input.apiVersion,
    kind: input.kind,
    metadata: fillMetadata(input.metadata),
    spec: {
      stage: spec.stage,
      cloud: spec.cloud,
      account: spec.account,
      region: spec.region,
      profile: spec.profile,
      network: fillNetwork(input),
      kubernetes: {
        version: spec.kubernetes?.version ?? DEFAULT_KUBERNETES_VERSION,
      },
      nodePools,
      platform: fillPlatform(input, nodePools),
      gitops,
      iac: fillIac(spec, gitops),
      budget: fillBudget(spec),
    },
  };
}
