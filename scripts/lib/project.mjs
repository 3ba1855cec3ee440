import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Tells the person at the terminal what happens; on stderr, so that stdout belongs to the command. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
