import type { Compared } from './driftComparisonWorker';
import type { DriftSize } from './driftScale';
import type { Measurement } from './goals';
import { quantile } from './print';
import { Worker } from './worker';

const RUNS = 3;
const GOAL_MS = 1_000;

async function compare(resources: number): Promise<Compared> {
  const worker = Worker.start('driftComparisonWorker.ts');
  try {
    return await worker.ask<Compared>({ resources });
  } finally {
    worker.stop();
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;

/** Objects of the drift corpus, multiplied: the median of runs in processes of their own, nothing of them compiled yet. */
export async function measureComparison({
  resources,
}: DriftSize): Promise<Measurement[]> {
  const runs: Compared[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await compare(resources));
  const found = quantile(
    runs.sort((a, b) => a.derive - b.derive),
    0.5,
  );
  const { small } = found;
  return [
    {
      what: `${found.resources} resources of one application compared and derived as the page of it shows them, ${found.fields} differences`,
      goal: seconds(GOAL_MS),
      measured: seconds(found.derive),
      met: found.derive <= GOAL_MS,
    },
    {
      what: '  before it, once an answer: states parsed, secrets masked',
      measured: seconds(found.project),
    },
    {
      what: `the same resources of ${small.applications} applications, read anew, compared with all of the noise, every text of both sides printed`,
      measured: seconds(small.derive),
    },
  ];
}
