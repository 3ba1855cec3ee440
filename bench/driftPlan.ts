import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { delayText } from './driftDelay';
import { writePlan } from './driftPlanFile';
import type { Summarised } from './driftPlanWorker';
import type { DriftSize } from './driftScale';
import type { Measurement } from './goals';
import { Worker } from './worker';

const MEGABYTE = 1e6;
const GOAL = { ms: 5_000, stall: 50, times: 4 };

const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;

async function summarise(question: {
  small: string;
  file: string;
}): Promise<Summarised> {
  const worker = Worker.start('driftPlanWorker.ts');
  try {
    return await worker.ask<Summarised>(question);
  } finally {
    worker.stop();
  }
}

function measurements(
  { ms, delay, grown, changes, drift, facts }: Summarised,
  bytes: number,
): Measurement[] {
  const times = grown / bytes;
  return [
    {
      what: `plan of ${megabytes(
        bytes,
      )} summarised: ${changes} changes, ${drift} drifted resources`,
      goal: `${GOAL.ms / 1_000} s`,
      measured: `${(ms / 1_000).toFixed(2)} s`,
      met: ms <= GOAL.ms,
    },
    {
      what: '  event-loop delay of the main thread meanwhile, p50 / p99 / max',
      goal: `max ${GOAL.stall} ms`,
      measured: delayText(delay),
      met: delay.max <= GOAL.stall,
    },
    {
      what: '  memory by which the process grew, thread and its start included',
      goal: `${GOAL.times} times the file`,
      measured: `${megabytes(grown)}, ${times.toFixed(1)} times`,
      met: times <= GOAL.times,
    },
    { what: '  size of the summary', measured: megabytes(facts) },
  ];
}

/** A large plan summarised as one that is posted is, read from a file instead of a request. */
export async function measurePlan({
  planned,
}: DriftSize): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'flagstone-plan-'));
  try {
    const [small, file] = ['small', 'large'].map(name => join(folder, name));
    await writePlan(small, 1);
    const written = await writePlan(file, planned);
    const found = await summarise({ small, file });
    if (found.drift !== written.drift) {
      throw new Error(`${found.drift} of ${written.drift} drifted are found`);
    }
    return measurements(found, statSync(file).size);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
