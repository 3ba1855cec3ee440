import { acceleratorOf } from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt } from '../../document/data';
import type { Texts } from '../../useTexts';
import { poolAccelerator } from './poolMachines';

function written(pool: unknown, field: string): string {
  return String(valueAt(pool, [field]) ?? '…');
}

/** A pool in words, for example `gpu 0–4 × g6.12xlarge, 4 × NVIDIA L4, spot`. Total, whatever the pool. */
export function poolText(pool: unknown, t: Texts): string {
  const accelerator = poolAccelerator(pool);
  return [
    t('pools.nodes', {
      name: written(pool, 'name'),
      min: written(pool, 'min'),
      max: written(pool, 'max'),
      machine: written(pool, 'machine'),
    }),
    accelerator &&
      t('pools.machine.accelerators', {
        number: String(accelerator.count),
        title: acceleratorOf(accelerator.type).title,
      }),
    valueAt(pool, ['capacity']) === 'spot' && t('pools.spotShort'),
  ]
    .filter(Boolean)
    .join(', ');
}
