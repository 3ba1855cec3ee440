import {
  MACHINES,
  acceleratorOf,
  type Cloud,
  type Machine,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ComboSection } from '../../inputs/ComboInput';
import type { Texts } from '../../useTexts';

/** A machine in words, for example `4 vCPU, 16 GiB, 1 × NVIDIA L4`. */
export function machineText(machine: Machine, t: Texts): string {
  const { cpu, memoryGib, accelerator, attachable } = machine;
  const size = t('pools.machine.size', {
    cpu: String(cpu),
    memory: String(memoryGib),
  });
  if (accelerator) {
    const { type, count } = accelerator;
    const { title } = acceleratorOf(type);
    const number = String(count);
    return `${size}, ${t('pools.machine.accelerators', { number, title })}`;
  }
  return attachable
    ? `${size}, ${t('pools.machine.attachable', {
        title: acceleratorOf(attachable.type).title,
      })}`
    : size;
}

function familyOf(machine: Machine, t: Texts): string {
  const type = machine.accelerator?.type ?? machine.attachable?.type;
  return type ? acceleratorOf(type).title : t('pools.machine.plain');
}

/** The machines of a cloud to choose from, by accelerator. */
export function machineSections(cloud: Cloud, t: Texts): ComboSection[] {
  const sections = new Map<string, ComboSection>();
  for (const machine of MACHINES[cloud]) {
    const title = familyOf(machine, t);
    const section = sections.get(title) ?? { title, options: [] };
    section.options.push({
      id: machine.name,
      label: machine.name,
      description: machineText(machine, t),
    });
    sections.set(title, section);
  }
  return [...sections.values()];
}
