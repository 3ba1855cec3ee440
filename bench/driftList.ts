import { argocdConfig, type Way } from './driftConfig';
import { delayText } from './driftDelay';
import type { DriftListQuestion, Known } from './driftListWorker';
import type { DriftSetting } from './driftSetting';
import type { Measurement } from './goals';
import { Worker } from './worker';

const GOAL_MS = 50;

async function know(question: DriftListQuestion): Promise<Known> {
  const worker = Worker.start('driftListWorker.ts', { flags: ['--expose-gc'] });
  try {
    return await worker.ask<Known>(question);
  } finally {
    worker.stop();
  }
}

/** How all applications come to be known, in a process of its own. */
export async function measureList(
  { argocd, token, size: { applications } }: DriftSetting,
  way: Way,
): Promise<Measurement[]> {
  const config = argocdConfig(argocd, token, way);
  const { seconds, delay, heap } = await know({ config, applications });
  return [
    {
      what: `${applications} applications ${way} for the first time`,
      measured: `${seconds.toFixed(1)} s`,
    },
    {
      what: '  event-loop delay meanwhile, p50 / p99 / max',
      goal: `p99 ${GOAL_MS} ms`,
      measured: delayText(delay),
      met: delay.p99 <= GOAL_MS,
    },
    {
      what: '  heap an application',
      measured: `${(heap / 1_024).toFixed(1)} KiB`,
    },
  ];
}
