import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './lib/command.mjs';
import { root } from './lib/project.mjs';
import { setup } from './lib/setup.mjs';

// The command line from its sources; paths in the arguments start where the caller stands.
const { node, env } = await setup();
const tsx = pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs'));
process.exitCode = await run(
  node,
  [
    ...['--import', tsx.href, path.join(root, 'packages/cli/src/index.ts')],
    ...process.argv.slice(2),
  ],
  { cwd: process.env.INIT_CWD ?? process.cwd(), env },
);
