import {
  parseEnvironment,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { acceleratorOf } from '../../plugins/ai-platform-common/src/model/accelerators';
import {
  MACHINES,
  type Machine,
} from '../../plugins/ai-platform-common/src/model/machines';
import type { Cloud } from '../../plugins/ai-platform-common/src/model/vocabulary';
import {
  anEnvironment,
  anEnvironmentInput,
} from '../../plugins/ai-platform-common/src/testUtils/anEnvironment';

type Pools = NonNullable<
  NonNullable<Parameters<typeof anEnvironment>[0]>['nodePools']
>;
type Pool = Pools[number];

const SYSTEM_MACHINE: Record<Cloud, string> = {
  aws: 'm7i.xlarge',
  gcp: 'n2-standard-4',
  azure: 'Standard_D4s_v5',
};

// A document takes 30 pools, and one of them is the system's.
const POOLS_AT_A_TIME = 29;

/** The machine's devices whole, and in every way in which they can be shared. */
function poolsOf({ name: machine, accelerator, attachable }: Machine): Pool[] {
  const found =
    accelerator ??
    (attachable && { type: attachable.type, count: attachable.counts[0] });
  if (!found) return [];
  const { vendor, migProfiles } = acceleratorOf(found.type);
  const shared: Array<Pool['accelerator']> = [
    found,
    ...(vendor === 'nvidia'
      ? [{ ...found, sharing: 'time-slicing' as const, replicas: 4 }]
      : []),
    ...Object.keys(migProfiles).map(migProfile => ({
      ...found,
      sharing: 'mig' as const,
      migProfile,
    })),
  ];
  return shared.map(each => ({
    name: 'accelerated',
    machine,
    max: 1,
    accelerator: each,
  }));
}

/** Environments with every accelerator of the catalogue, in every way that the checks let pass. */
export function acceleratorEnvironments(cloud: Cloud): Environment[] {
  const system: Pool = {
    name: 'system',
    machine: SYSTEM_MACHINE[cloud],
    min: 2,
    max: 3,
  };
  const accepted = MACHINES[cloud].flatMap(poolsOf).filter(pool => {
    const input = anEnvironmentInput({ cloud, nodePools: [system, pool] });
    return parseEnvironment(input).environment !== undefined;
  });
  const environments: Environment[] = [];
  for (let at = 0; at < accepted.length; at += POOLS_AT_A_TIME) {
    const pools = accepted
      .slice(at, at + POOLS_AT_A_TIME)
      .map((pool, index) => ({ ...pool, name: `pool-${at + index}` }));
    environments.push(anEnvironment({ cloud, nodePools: [system, ...pools] }));
  }
  return environments;
}
