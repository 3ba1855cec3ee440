import { acceleratorOf } from './accelerators';
import type { Environment, NodePool, Taint } from './environment';
import { LABELS, SPOT_TAINT } from './labels';

/** What a pool is for: the platform's own services, any other work, or work with accelerators. @public */
export type PoolRole = 'system' | 'general' | 'accelerator';

/** True if the platform's own services can always run there. */
export function canBeSystemPool(pool: NodePool): boolean {
  return (
    pool.capacity === 'on-demand' &&
    pool.min >= 1 &&
    !pool.accelerator &&
    pool.taints.length === 0
  );
}

/** The pool that the platform's own services run on: the first that can. */
export function systemPool(environment: Environment): NodePool | undefined {
  return environment.spec.nodePools.find(canBeSystemPool);
}

/** What the pool is for. */
export function poolRole(environment: Environment, pool: NodePool): PoolRole {
  if (pool.accelerator) return 'accelerator';
  return systemPool(environment)?.name === pool.name ? 'system' : 'general';
}

/** True if the cloud itself divides the device (GKE), so that pods ask for the plain resource. */
export function cloudDividesDevices(environment: Environment): boolean {
  return environment.spec.cloud === 'gcp';
}

/** The extended resource that pods ask for on the pool, or undefined on a CPU pool. */
export function poolResource(
  environment: Environment,
  pool: NodePool,
): string | undefined {
  if (!pool.accelerator) return undefined;
  const { type, sharing, migProfile } = pool.accelerator;
  const mixedMig = sharing === 'mig' && !cloudDividesDevices(environment);
  return mixedMig
    ? `nvidia.com/mig-${migProfile}`
    : acceleratorOf(type).resource;
}

// How the GPU Operator is told, by node label, how to divide the devices of a node.
function sharingLabels(
  environment: Environment,
  pool: NodePool,
): Record<string, string> {
  const accelerator = pool.accelerator;
  if (!accelerator || cloudDividesDevices(environment)) return {};
  if (accelerator.sharing === 'time-slicing') {
    return {
      'nvidia.com/device-plugin.config': `time-slicing-${accelerator.replicas}`,
    };
  }
  // Azure partitions by the pool's GPU instance profile; elsewhere the operator's MIG manager does.
  if (accelerator.sharing === 'mig' && environment.spec.cloud !== 'azure') {
    return { 'nvidia.com/mig.config': `all-${accelerator.migProfile}` };
  }
  return {};
}

/** All labels of the pool's nodes: ours, those that divide devices, and the document's. */
export function poolLabels(
  environment: Environment,
  pool: NodePool,
): Record<string, string> {
  return {
    [LABELS.environment]: environment.metadata.name,
    [LABELS.pool]: pool.name,
    [LABELS.poolRole]: poolRole(environment, pool),
    [LABELS.capacity]: pool.capacity,
    ...(pool.accelerator && { [LABELS.accelerator]: pool.accelerator.type }),
    ...sharingLabels(environment, pool),
    ...pool.labels,
  };
}

/** All taints of the pool's nodes: for the accelerator, for spot capacity, and the document's. */
export function poolTaints(pool: NodePool): Taint[] {
  const taints: Taint[] = [];
  if (pool.accelerator) {
    taints.push({
      key: acceleratorOf(pool.accelerator.type).resource,
      value: 'present',
      effect: 'NoSchedule',
    });
  }
  if (pool.capacity === 'spot') taints.push({ ...SPOT_TAINT });
  return [...taints, ...pool.taints];
}

/** Devices, or parts of devices, that one node of the pool offers. */
export function acceleratorsPerNode(pool: NodePool): number {
  if (!pool.accelerator) return 0;
  const { type, count, sharing, migProfile, replicas } = pool.accelerator;
  if (sharing === 'time-slicing') return count * (replicas ?? 1);
  if (sharing === 'mig') {
    return count * (acceleratorOf(type).migProfiles[migProfile ?? ''] ?? 1);
  }
  return count;
}
