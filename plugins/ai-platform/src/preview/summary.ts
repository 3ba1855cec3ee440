import {
  acceleratorOf,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Texts } from '../useTexts';

/** The most devices of each kind that the pools may grow to, for example `16 × NVIDIA L4`. */
function devicesOf({ spec }: Environment, t: Texts): string[] {
  const counts = new Map<string, number>();
  for (const { accelerator, max } of spec.nodePools) {
    if (!accelerator) continue;
    const { title } = acceleratorOf(accelerator.type);
    counts.set(title, (counts.get(title) ?? 0) + accelerator.count * max);
  }
  return [...counts].map(([title, count]) =>
    t('preview.devices', {
      number: count.toLocaleString(),
      title,
    }),
  );
}

/** The environment in a line: how many files, where, and how many accelerators at most. */
export function summaryText(options: {
  environment: Environment;
  files: number;
  repositories: number;
  t: Texts;
}): string {
  const { environment, files, repositories, t } = options;
  const pools = environment.spec.nodePools.filter(pool => pool.accelerator);
  return [
    t('preview.summary', {
      count: files,
      repositories: t('preview.repositories', { count: repositories }),
    }),
    ...(pools.length > 0
      ? [
          t('preview.gpuPools', { count: pools.length }),
          t('preview.upTo', { devices: devicesOf(environment, t).join(', ') }),
        ]
      : [t('preview.noGpuPools')]),
  ].join('; ');
}
