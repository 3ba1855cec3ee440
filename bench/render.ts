import {
  emitEnvironment,
  parseEnvironment,
  type EmittedFile,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { documentNumber } from './documents';
import { printTable, quantile } from './print';

const WARM_UP = 120;
const RUNS = 600;

function renderOne(document: object): EmittedFile[] {
  const { environment } = parseEnvironment(document);
  if (!environment) throw new Error('the document has faults');
  return emitEnvironment(environment);
}

/** Time from a plain document to all of its files, warm; the goal is at most 10 ms. */
export async function render(): Promise<void> {
  for (let index = 0; index < WARM_UP; index += 1) {
    renderOne(documentNumber(index));
  }
  const times: number[] = [];
  let files = 0;
  let bytes = 0;
  for (let index = 0; index < RUNS; index += 1) {
    const document = documentNumber(index);
    const start = performance.now();
    const emitted = renderOne(document);
    times.push(performance.now() - start);
    files += emitted.length;
    bytes += emitted.reduce((sum, f) => sum + f.content.length, 0);
  }
  times.sort((a, b) => a - b);
  printTable('One environment, parsed and rendered (goal: at most 10 ms)', [
    {
      runs: RUNS,
      'files each': (files / RUNS).toFixed(0),
      'KiB each': (bytes / RUNS / 1024).toFixed(0),
      'median ms': quantile(times, 0.5).toFixed(2),
      'p99 ms': quantile(times, 0.99).toFixed(2),
      'max ms': times[times.length - 1].toFixed(2),
    },
  ]);
}
