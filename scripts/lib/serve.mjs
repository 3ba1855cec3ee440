import path from 'node:path';
import { inGit } from '../../sandbox/git.mjs';
import { postPlan } from '../../sandbox/postPlan.mjs';
import { seedApplications } from '../../sandbox/seedApplications.mjs';
import { seedRepositories } from '../../sandbox/seedRepositories.mjs';
import { seedWorkspaces } from '../../sandbox/seedWorkspaces.mjs';
import { spawnSandboxCluster } from '../../sandbox/spawnSandboxCluster.mjs';
import { writeComponents } from '../../sandbox/writeComponents.mjs';
import { run } from './command.mjs';
import {
  addresses,
  componentsFile,
  configFiles,
  configVariables,
  gitFolder,
  newReportToken,
  sandboxArgocdPort,
  sandboxPort,
  sandboxVariables,
} from './embedded.mjs';
import { root, say } from './project.mjs';

/**
 * Serves the whole product on this machine until Ctrl-C.
 *
 * @param {{ env: NodeJS.ProcessEnv, node: string }} installed what `setup` gives
 * @param {readonly string[]} args more for `backstage-cli repo start`
 * @returns {Promise<number>} the exit code
 */
export async function serve({ env, node }, args) {
  const { page, api } = addresses();
  const git = gitFolder();
  const seeded = await seedRepositories({
    skeletons: path.join(root, 'templates/platform-repositories/skeleton'),
    git,
  });
  for (const repository of seeded) say(`Seeded the repository ${repository}.`);
  const source = path.join(root, 'sandbox/repositories');
  await seedWorkspaces({ source, git });
  await seedApplications({
    source,
    git,
    story: path.join(root, 'sandbox/argocd/story/commits.yaml'),
  });
  await writeComponents({
    template: path.join(root, 'sandbox/catalog/components.yaml'),
    target: componentsFile(),
    git,
  });
  const sandbox = await spawnSandboxCluster({
    node,
    port: sandboxPort(),
    argocdPort: sandboxArgocdPort(),
    git,
  }).catch(error => {
    say(error.message);
    process.exit(1);
  });
  say(
    `The sandbox cluster answers on ${sandbox.url}, its Argo CD on ${sandbox.argocd.url}.`,
  );
  say(`Flagstone starts: ${page} (API ${api}). Ctrl-C ends it.`);
  const reportToken = newReportToken();
  const posting = new AbortController();
  const clusters = path.join(git, 'platform-k8s-clusters.git');
  postPlan({
    api,
    token: reportToken,
    plan: path.join(root, 'sandbox/terraform/fraud-prod/plan.json'),
    meta: {
      workspace: 'fraud-prod',
      commit: (await inGit(clusters, 'rev-parse', 'refs/heads/main')).trim(),
      run: 'https://ci.example.com/fraud/infrastructure/runs/1187',
      engine: 'terraform',
      engineVersion: '1.11.4',
    },
    signal: posting.signal,
  }).catch(error => posting.signal.aborted || say(error.message));
  const exitCode = await run(
    'backstage-cli',
    [
      ...['repo', 'start'],
      ...configFiles().flatMap(file => ['--config', path.join(root, file)]),
      ...args,
    ],
    {
      cwd: root,
      env: {
        ...env,
        ...configVariables(),
        ...sandboxVariables({ ...sandbox, reportToken }),
      },
      group: true,
    },
  );
  posting.abort();
  sandbox.end();
  return exitCode;
}
