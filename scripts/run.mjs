import { run } from './lib/command.mjs';
import { root } from './lib/project.mjs';
import { setup } from './lib/setup.mjs';

// Runs a tool of the project under a Node that Backstage supports: node scripts/run.mjs <tool> [arguments].
const [tool, ...args] = process.argv.slice(2);
const { env } = await setup();
process.exitCode = await run(tool, args, { cwd: root, env });
