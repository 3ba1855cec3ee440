import { acceleratorOf } from '../accelerators';
import { closest } from '../closest';
import type { NodePool } from '../environment';
import type { Issue, IssuePath } from '../issue';
import {
  carries,
  findMachine,
  MACHINES,
  proposeMachine,
  type Machine,
} from '../machines';
import { CLOUDS, type Cloud } from '../vocabulary';
import { doubt, fault, type Check } from './check';

// How the clouds name their machines; what looks different is refused by their modules.
const MACHINE_NAMES: Record<Cloud, RegExp> = {
  aws: /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
  gcp: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/,
  azure: /^Standard_[A-Za-z0-9_]+$/,
};

interface PoolContext {
  cloud: Cloud;
  pool: NodePool;
  path: IssuePath;
}

function unknownMachine({ cloud, pool, path }: PoolContext): Issue[] {
  const where = [...path, 'machine'];
  const other = CLOUDS.find(c => findMachine(c, pool.machine));
  const proposal = pool.accelerator
    ? proposeMachine(cloud, pool.accelerator.type, pool.accelerator.count)
    : undefined;
  if (other) {
    const remedy = proposal
      ? `Use ${proposal.name}.`
      : `Use a machine of ${cloud}, for example ${MACHINES[cloud][1].name}.`;
    return [fault(where, `${pool.machine} is a machine of ${other}.`, remedy)];
  }
  if (!MACHINE_NAMES[cloud].test(pool.machine)) {
    return [
      fault(
        where,
        `${pool.machine} is no machine name on ${cloud}.`,
        `Use a name such as ${(proposal ?? MACHINES[cloud][1]).name}.`,
      ),
    ];
  }
  const near = closest(
    pool.machine,
    MACHINES[cloud].map(machine => machine.name),
  );
  return [
    doubt(
      where,
      `${pool.machine} is not in the catalogue of ${cloud}, so its size and accelerators were not checked.`,
      near ? `Did you mean ${near}?` : 'Make sure that the region offers it.',
    ),
  ];
}

function offeredElsewhere({ cloud, pool, path }: PoolContext): Issue[] {
  const { type } = pool.accelerator!;
  const clouds = CLOUDS.filter(c => proposeMachine(c, type));
  return [
    fault(
      [...path, 'accelerator', 'type'],
      `${acceleratorOf(type).title} is not offered on ${cloud}.`,
      clouds.length > 0
        ? `It is offered on ${clouds.join(
            ' and ',
          )}; choose another accelerator or another cloud.`
        : 'Choose another accelerator.',
    ),
  ];
}

function wrongCount(context: PoolContext, machine: Machine): Issue[] {
  const { cloud, pool, path } = context;
  const { type, count } = pool.accelerator!;
  const has =
    machine.accelerator?.count ?? machine.attachable?.counts.join(', ');
  const proposal = proposeMachine(cloud, type, count);
  const other =
    proposal && carries(proposal, type, count)
      ? ` or use ${proposal.name}`
      : '';
  return [
    fault(
      [...path, 'accelerator', 'count'],
      `${pool.machine} has ${has} × ${
        acceleratorOf(type).title
      }, not ${count}.`,
      `Set count to ${has}${other}.`,
    ),
  ];
}

function mismatch(context: PoolContext, machine: Machine): Issue[] {
  const { cloud, pool, path } = context;
  const where = [...path, 'machine'];
  if (!pool.accelerator) {
    if (!machine.accelerator) return [];
    const { type, count } = machine.accelerator;
    return [
      fault(
        where,
        `${pool.machine} has ${count} × ${
          acceleratorOf(type).title
        }, which the pool does not name.`,
        `Add accelerator: { type: ${type}, count: ${count} }, or use a machine without accelerators.`,
      ),
    ];
  }
  const { type, count } = pool.accelerator;
  if (carries(machine, type, count)) return [];
  const proposal = proposeMachine(cloud, type, count);
  if (!proposal) return offeredElsewhere(context);
  if (carries(machine, type)) return wrongCount(context, machine);
  const instead = machine.accelerator
    ? `carries ${acceleratorOf(machine.accelerator.type).title}`
    : 'has no accelerators';
  return [
    fault(
      where,
      `${pool.machine} ${instead}, not ${count} × ${
        acceleratorOf(type).title
      }.`,
      `Use ${proposal.name}.`,
    ),
  ];
}

/** The machine carries the accelerators that the pool names. */
export const machineCheck: Check = {
  reads: ['spec.cloud', 'spec.nodePools'],
  run: ({ spec }) =>
    spec.nodePools.flatMap((pool, index) => {
      const context: PoolContext = {
        cloud: spec.cloud,
        pool,
        path: ['spec', 'nodePools', index],
      };
      const machine = findMachine(spec.cloud, pool.machine);
      if (machine) return mismatch(context, machine);
      if (
        pool.accelerator &&
        !proposeMachine(spec.cloud, pool.accelerator.type)
      ) {
        return offeredElsewhere(context);
      }
      return unknownMachine(context);
    }),
};
