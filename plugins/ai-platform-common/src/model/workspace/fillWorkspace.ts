import { fillGitOps } from '../defaults/gitops';
import { fillMetadata, sorted } from '../defaults/metadata';
import type {
  Workspace,
  WorkspaceDefaults,
  WorkspaceQueue,
  WorkspaceQuota,
} from './workspace';
import type { WorkspaceInput } from './workspaceSchema';

type SpecInput = WorkspaceInput['spec'];
type Given = string | number;

function fillQuota(given: SpecInput['quota']): WorkspaceQuota {
  const { cpu, memory, storage, pods } = given;
  const devices = Object.entries(given.accelerators ?? {});
  return {
    accelerators: sorted(
      Object.fromEntries(devices.map(([key, value]) => [key, Number(value)])),
    ),
    ...(cpu !== undefined && { cpu: String(cpu) }),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(storage !== undefined && { storage: String(storage) }),
    ...(pods !== undefined && { pods: Number(pods) }),
  };
}

function texts(given: { cpu?: Given; memory?: Given } = {}) {
  const { cpu, memory } = given;
  return {
    ...(cpu !== undefined && { cpu: String(cpu) }),
    ...(memory !== undefined && { memory: String(memory) }),
  };
}

// No limits unless given: a container that asks for more memory than a default limit is refused.
function fillDefaults(given: SpecInput['defaults']): WorkspaceDefaults {
  return {
    cpu: '500m',
    memory: '1Gi',
    ...texts(given),
    limits: texts(given?.limits),
  };
}

function fillQueue(
  given: NonNullable<SpecInput['queue']>,
  environment: string,
): WorkspaceQueue {
  return {
    name: given.name ?? 'default',
    clusterQueue: given.clusterQueue ?? environment,
  };
}

/**
 * The whole document, with keys in one fixed order, so that the same content always prints the same bytes.
 * Expects input that the schema has accepted.
 */
export function fillWorkspace(input: WorkspaceInput): Workspace {
  const { metadata, spec } = input;
  return {
    apiVersion: input.apiVersion,
    kind: input.kind,
    metadata: fillMetadata(metadata),
    spec: {
      environment: spec.environment,
      stage: spec.stage,
      namespace: spec.namespace ?? metadata.name,
      quota: fillQuota(spec.quota),
      defaults: fillDefaults(spec.defaults),
      ...(spec.queue && { queue: fillQueue(spec.queue, spec.environment) }),
      gitops: fillGitOps(spec.gitops, spec.environment),
    },
  };
}
