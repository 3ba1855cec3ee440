import { environmentSchema } from './environmentSchema';
import type { IssuePath } from './issue';
import { API_VERSION } from './labels';
import type { Repair } from './repairedInput';

const POOLS = 2; // position of the pool's number in spec.nodePools[n]

/** The position of the pool that a fault lies in, if it lies within one. */
export function faultyPool(path: IssuePath): number | undefined {
  const inPools = path[0] === 'spec' && path[1] === 'nodePools';
  const position = path[POOLS];
  return inPools && typeof position === 'number' ? position : undefined;
}

/** Stands in for faulty fields and pools of an environment. */
export const environmentRepair: Repair<typeof environmentSchema> = {
  schema: environmentSchema,
  standIn: {
    apiVersion: API_VERSION,
    kind: 'Environment',
    metadata: {
      name: 'environment',
      project: 'project',
      owner: 'group:default/owner',
      department: 'department',
      costCenter: '0',
    },
    spec: {
      stage: 'dev',
      cloud: 'aws',
      account: '000000000000',
      region: 'eu-central-1',
      profile: 'balanced',
      network: { cidr: '10.0.0.0/16' },
    },
  },
  standInItem(fault) {
    const pool = faultyPool(fault);
    if (pool === undefined) return undefined;
    // No rule about other pools complains about it; complaints about itself are dropped.
    const value = { name: `stand-in-${pool}`, machine: 'stand-in', min: 1 };
    return { path: fault.slice(0, POOLS + 1), value };
  },
};
