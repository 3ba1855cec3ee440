import path from 'node:path';
import { seedRepositories } from '../sandbox/seedRepositories.mjs';
import { run } from './lib/command.mjs';
import {
  addresses,
  configFiles,
  configVariables,
  dataFolder,
} from './lib/embedded.mjs';
import { root, say } from './lib/project.mjs';
import { setup } from './lib/setup.mjs';

// Serves the whole product on this machine until Ctrl-C.
const { env } = await setup();
const { page, api } = addresses();
const seeded = await seedRepositories({
  skeletons: path.join(root, 'templates/platform-repositories/skeleton'),
  git: path.join(dataFolder(), 'git'),
});
for (const repository of seeded) say(`Seeded the repository ${repository}.`);
say(`Flagstone starts: ${page} (API ${api}). Ctrl-C ends it.`);
process.exitCode = await run(
  'backstage-cli',
  [
    ...['repo', 'start'],
    ...configFiles().flatMap(file => ['--config', path.join(root, file)]),
    ...process.argv.slice(2),
  ],
  { cwd: root, env: { ...env, ...configVariables() }, group: true },
);
