import path from 'node:path';
import { seedRepositories } from '../sandbox/seedRepositories.mjs';
import { seedWorkspaces } from '../sandbox/seedWorkspaces.mjs';
import { spawnSandboxCluster } from '../sandbox/spawnSandboxCluster.mjs';
import { writeComponents } from '../sandbox/writeComponents.mjs';
import { run } from './lib/command.mjs';
import {
  addresses,
  componentsFile,
  configFiles,
  configVariables,
  gitFolder,
  sandboxPort,
  sandboxVariables,
} from './lib/embedded.mjs';
import { root, say } from './lib/project.mjs';
import { setup } from './lib/setup.mjs';

// Serves the whole product on this machine until Ctrl-C.
const { env, node } = await setup();
const { page, api } = addresses();
const git = gitFolder();
const seeded = await seedRepositories({
  skeletons: path.join(root, 'templates/platform-repositories/skeleton'),
  git,
});
for (const repository of seeded) say(`Seeded the repository ${repository}.`);
await seedWorkspaces({ source: path.join(root, 'sandbox/repositories'), git });
await writeComponents({
  template: path.join(root, 'sandbox/catalog/components.yaml'),
  target: componentsFile(),
  git,
});
const sandbox = await spawnSandboxCluster({
  node,
  port: sandboxPort(),
  git,
}).catch(error => {
  say(error.message);
  process.exit(1);
});
say(`The sandbox cluster answers on ${sandbox.url}.`);
say(`Flagstone starts: ${page} (API ${api}). Ctrl-C ends it.`);
process.exitCode = await run(
  'backstage-cli',
  [
    ...['repo', 'start'],
    ...configFiles().flatMap(file => ['--config', path.join(root, file)]),
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    env: { ...env, ...configVariables(), ...sandboxVariables(sandbox) },
    group: true,
  },
);
sandbox.end();
