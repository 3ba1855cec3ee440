import { bulk } from './bulk';
import { render } from './render';

/** Benchmarks by name: `npm run bench` runs all of them, `npm run bench -- render` one. */
const BENCHMARKS: Readonly<Record<string, () => Promise<void>>> = {
  render,
  bulk,
};

async function main(names: string[]): Promise<void> {
  for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) {
    if (!Object.hasOwn(BENCHMARKS, name)) {
      throw new Error(
        `There is no benchmark ${name}; there are ${Object.keys(
          BENCHMARKS,
        ).join(', ')}.`,
      );
    }
    await BENCHMARKS[name]();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
