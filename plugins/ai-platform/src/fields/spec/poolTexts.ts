import {
  acceleratorOf,
  type NodePool,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Texts } from '../../useTexts';

/** A pool in words, for example `0–4 × g6.12xlarge, 4 × NVIDIA L4, spot`. */
export function poolText(pool: NodePool, t: Texts): string {
  const { min, max, machine, accelerator, capacity } = pool;
  return [
    t('pools.nodes', { min: String(min), max: String(max), machine }),
    accelerator &&
      t('pools.machine.accelerators', {
        number: String(accelerator.count),
        title: acceleratorOf(accelerator.type).title,
      }),
    capacity === 'spot' && t('pools.spotShort'),
  ]
    .filter(Boolean)
    .join(', ');
}
