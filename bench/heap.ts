import type { Measurement } from './goals';
import { quantile } from './print';
import { Worker } from './worker';

const SIZES = [10_000, 50_000, 100_000];
const RUNS = 3;
const GOAL_BYTES = 512;

interface Measured {
  objects: number;
  bytes: number;
  rawBytes: number;
}

async function measure(objects: number): Promise<Measured> {
  const worker = Worker.start('heapWorker.ts', { flags: ['--expose-gc'] });
  try {
    return await worker.ask<Measured>({ objects });
  } finally {
    worker.stop();
  }
}

async function median(objects: number): Promise<Measured> {
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(objects));
  return quantile(
    runs.sort((a, b) => a.bytes - b.bytes),
    0.5,
  );
}

/** Heap that a kept object takes, for clusters of different sizes: each measured in processes of their own. */
export async function measureHeap(): Promise<Measurement[]> {
  const found: Measured[] = [];
  for (const size of SIZES) found.push(await median(size));
  const [first, last] = [found[0], found[found.length - 1]];
  const slope = (last.bytes - first.bytes) / (last.objects - first.objects);
  return [
    ...found.map(({ objects, bytes, rawBytes }) => ({
      what: `heap an object, ${objects} objects (raw ${Math.round(
        rawBytes / objects,
      )} B of JSON)`,
      goal: `${GOAL_BYTES} B`,
      measured: `${Math.round(bytes / objects)} B`,
      met: bytes / objects <= GOAL_BYTES,
    })),
    {
      what: 'heap of one more object, between the smallest and the largest',
      goal: `${GOAL_BYTES} B`,
      measured: `${Math.round(slope)} B`,
      met: slope <= GOAL_BYTES,
    },
  ];
}
