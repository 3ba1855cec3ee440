import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentNumber } from './documents';
import { printTable } from './print';

const SIZES = [100, 1000];

interface Measured {
  seconds: number;
  peakMiB: number;
  files: number;
}

// A process of its own, so that one measurement neither warms nor burdens the other.
function measure(worker: string, ...args: string[]): Measured {
  const result = spawnSync(
    process.execPath,
    [...process.execArgv, join(__dirname, worker), ...args],
    { encoding: 'utf8', maxBuffer: 1024 * 1024 },
  );
  if (result.status !== 0) throw new Error(`${worker}: ${result.stderr}`);
  return JSON.parse(result.stdout.trim().split('\n').pop() ?? '');
}

function prepare(folder: string, size: number): void {
  mkdirSync(join(folder, 'documents'), { recursive: true });
  for (let index = 0; index < size; index += 1) {
    writeFileSync(
      join(folder, 'documents', `${index}.yaml`),
      JSON.stringify(documentNumber(index, { lean: true })),
    );
  }
}

// The three steps are processes of their own, as they are for those who use them.
function measureProduct(folder: string): Measured {
  const steps = ['render', 'check', 'commit'].map(step =>
    measure('bulkProduct.ts', folder, step),
  );
  return {
    seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0),
    peakMiB: Math.max(...steps.map(({ peakMiB }) => peakMiB)),
    files: steps[steps.length - 1].files,
  };
}

/**
 * Many environments rendered, checked and committed in one commit, against the floor: writing the same files and
 * giving the same tree to `git fast-import`. Goals: at most 3 times the floor, growth from 100 to 1,000 at most 1.1 times
 * linear, at most 300 MB.
 */
export async function bulk(): Promise<void> {
  const rows = SIZES.map(size => {
    const folder = mkdtempSync(join(tmpdir(), 'flagstone-bench-'));
    try {
      prepare(folder, size);
      const product = measureProduct(folder);
      const floor = measure('bulkFloor.ts', folder);
      return { size, product, floor };
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  const [small, large] = rows.map(row => row.product.seconds / row.size);
  printTable(
    'Environments rendered, checked and committed (goals: ratio 3, growth 1.1, 300 MiB)',
    rows.map(({ size, product, floor }) => ({
      environments: size,
      files: product.files,
      'product s': product.seconds.toFixed(2),
      'floor s': floor.seconds.toFixed(2),
      ratio: (product.seconds / floor.seconds).toFixed(2),
      'ms each': ((product.seconds * 1000) / size).toFixed(1),
      'peak MiB': product.peakMiB.toFixed(0),
      growth: size === SIZES[0] ? '' : (large / small).toFixed(2),
    })),
  );
}
