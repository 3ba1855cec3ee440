import type { AcceleratorType } from '../accelerators';
import type { Cloud } from '../vocabulary';
import { AWS_MACHINES } from './aws';
import { AZURE_MACHINES } from './azure';
import { GCP_MACHINES } from './gcp';
import type { Machine } from './machine';

export type { Machine } from './machine';

/** Machine types by cloud. @public */
export const MACHINES: Readonly<Record<Cloud, readonly Machine[]>> = {
  aws: AWS_MACHINES,
  gcp: GCP_MACHINES,
  azure: AZURE_MACHINES,
};

const byName = new Map<string, Machine>(
  Object.entries(MACHINES).flatMap(([cloud, machines]) =>
    machines.map(
      machine => [`${cloud}/${machine.name}`, machine] as [string, Machine],
    ),
  ),
);

/** The machine of that name in the cloud, or undefined where the catalogue does not know it. @public */
export function findMachine(cloud: Cloud, name: string): Machine | undefined {
  return byName.get(`${cloud}/${name}`);
}

/** True if the machine can carry `count` accelerators of the type, or any number where none is given. */
export function carries(
  machine: Machine,
  type: AcceleratorType,
  count?: number,
): boolean {
  if (machine.accelerator?.type === type) {
    return count === undefined || machine.accelerator.count === count;
  }
  if (machine.attachable?.type === type) {
    return count === undefined || machine.attachable.counts.includes(count);
  }
  return false;
}

/**
 * The smallest machine of the cloud that carries the accelerator, with that count if there is one.
 * Undefined where the cloud does not offer the accelerator.
 * @public
 */
export function proposeMachine(
  cloud: Cloud,
  type: AcceleratorType,
  count?: number,
): Machine | undefined {
  const bySize = [...MACHINES[cloud]].sort((a, b) => a.cpu - b.cpu);
  return (
    bySize.find(machine => carries(machine, type, count)) ??
    bySize.find(machine => carries(machine, type))
  );
}
