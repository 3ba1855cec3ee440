import {
  ACCELERATOR_TYPES,
  CLOUDS,
  MACHINES,
  findMachine,
  proposeMachine,
  type AcceleratorType,
  type Cloud,
  type Machine,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt, withValue } from '../../document/data';

interface DraftAccelerator {
  type: AcceleratorType;
  count: number;
}

/** The accelerator of a pool as far as the form has it, if its type is one of the catalogue. */
export function poolAccelerator(pool: unknown): DraftAccelerator | undefined {
  const given = valueAt(pool, ['accelerator', 'type']);
  const count = valueAt(pool, ['accelerator', 'count']);
  const type = ACCELERATOR_TYPES.find(known => known === given);
  return type && { type, count: typeof count === 'number' ? count : 1 };
}

function keepsAccelerator(pool: unknown, machine: Machine): boolean {
  const { type, count } = poolAccelerator(pool) ?? {};
  if (machine.accelerator) {
    return (
      machine.accelerator.type === type && machine.accelerator.count === count
    );
  }
  return (
    machine.attachable?.type === type &&
    machine.attachable?.counts.includes(count ?? 0) === true
  );
}

/** The pool with another machine; accelerator and count follow where the catalogue knows the machine. */
export function withMachine(
  pool: unknown,
  cloud: Cloud,
  name: string | undefined,
): unknown {
  const renamed = withValue(pool, ['machine'], name);
  const machine = name === undefined ? undefined : findMachine(cloud, name);
  if (!machine || keepsAccelerator(pool, machine)) return renamed;
  return withValue(renamed, ['accelerator'], machine.accelerator);
}

function distance(a: Machine, b: Machine): number {
  return (
    Math.abs(Math.log2(a.cpu / b.cpu)) +
    Math.abs(Math.log2(a.memoryGib / b.memoryGib)) +
    (a.arch === b.arch ? 0 : 1)
  );
}

/** The machine without accelerators of a cloud that is nearest in size to one of any cloud. */
function nearestPlain(cloud: Cloud, name: unknown): Machine | undefined {
  const model = CLOUDS.map(other => findMachine(other, String(name))).find(
    Boolean,
  );
  if (!model) return undefined;
  return MACHINES[cloud]
    .filter(machine => !machine.accelerator && !machine.attachable)
    .reduce((best, machine) =>
      distance(machine, model) < distance(best, model) ? machine : best,
    );
}

/** The machine of the cloud that does for the pool what the pool asks for, if it is not that one already. */
export function proposalFor(cloud: Cloud, pool: unknown): Machine | undefined {
  const name = valueAt(pool, ['machine']);
  const accelerator = poolAccelerator(pool);
  const proposal = accelerator
    ? proposeMachine(cloud, accelerator.type, accelerator.count)
    : nearestPlain(cloud, name);
  return proposal?.name === name ? undefined : proposal;
}

/** The pool on a machine that was proposed: it keeps its accelerator where that can be attached. */
export function withProposal(
  pool: unknown,
  cloud: Cloud,
  proposal: Machine,
): unknown {
  const moved = withMachine(pool, cloud, proposal.name);
  const { type, count } = poolAccelerator(pool) ?? {};
  const { attachable } = proposal;
  if (!attachable || attachable.type !== type) return moved;
  const allowed = attachable.counts.find(other => other === count);
  return withValue(moved, ['accelerator'], {
    type,
    count: allowed ?? attachable.counts[0],
  });
}

/** The pools with the machines of another cloud replaced by the nearest of this one. */
export function translatePools(cloud: Cloud, pools: readonly unknown[]) {
  return pools.map(pool => {
    const name = valueAt(pool, ['machine']);
    if (findMachine(cloud, String(name))) return pool;
    const proposal = proposalFor(cloud, pool);
    return proposal ? withProposal(pool, cloud, proposal) : pool;
  });
}

/** The clouds whose machines the pools name, other than the given one. */
export function foreignClouds(cloud: Cloud, pools: readonly unknown[]) {
  const names = pools.map(pool => String(valueAt(pool, ['machine'])));
  return CLOUDS.filter(
    other =>
      other !== cloud &&
      names.some(name => !findMachine(cloud, name) && findMachine(other, name)),
  );
}
