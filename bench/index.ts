import { parseArgs } from 'node:util';
import { bulk } from './bulk';
import { cluster } from './clusterCache';
import { drift } from './drift';
import { driftPage } from './driftRollup';
import { render } from './render';

/**
 * Benchmarks by name: `npm run bench` runs all of them, `npm run bench -- render` one, and
 * `npm run bench -- cluster --scale 0.1` one with a tenth of the objects.
 */
const BENCHMARKS: Readonly<
  Record<string, (options: { scale: number }) => Promise<void>>
> = {
  render,
  bulk,
  cluster,
  drift,
  'drift-page': driftPage,
};

async function main(): Promise<void> {
  const { values, positionals: names } = parseArgs({
    options: { scale: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) {
    if (!Object.hasOwn(BENCHMARKS, name)) {
      throw new Error(
        `There is no benchmark ${name}; there are ${Object.keys(
          BENCHMARKS,
        ).join(', ')}.`,
      );
    }
    await BENCHMARKS[name]({ scale: Number(values.scale) });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
