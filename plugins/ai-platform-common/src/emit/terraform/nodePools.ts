import type { Environment, NodePool } from '../../model/environment';
import { poolLabels, poolResource, poolTaints } from '../../model/pools';
import type { HclObject } from '../print/hclTree';

function nodePool(environment: Environment, pool: NodePool): HclObject {
  const { accelerator } = pool;
  return {
    machine: pool.machine,
    min: pool.min,
    max: pool.max,
    capacity: pool.capacity,
    disk_gb: pool.diskGb,
    accelerator: accelerator && {
      type: accelerator.type,
      resource: poolResource(environment, pool) ?? null,
      count: accelerator.count,
      sharing: accelerator.sharing,
      mig_profile: accelerator.migProfile,
      replicas: accelerator.replicas,
    },
    labels: poolLabels(environment, pool),
    taints: poolTaints(pool).map(({ key, value, effect }) => ({
      key,
      value,
      effect,
    })),
  };
}

/** The module's `node_pools`, by name. */
export function nodePools(environment: Environment): HclObject {
  return Object.fromEntries(
    environment.spec.nodePools.map(pool => [
      pool.name,
      nodePool(environment, pool),
    ]),
  );
}
