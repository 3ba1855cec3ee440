import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { inGit } from './git.mjs';

const REPOSITORY = 'platform-gitops-config';
const FOLDER = 'workspaces';

/**
 * Commits the workspaces of the story to the local platform-gitops-config, those that it never had: what somebody has
 * changed or deleted there since stays as it is.
 *
 * @param {{ source: string, git: string }} folders where `<repository>/workspaces` and where `<repository>.git` stand
 * @returns {Promise<string[]>} the names of the workspaces that were added
 */
export async function seedWorkspaces({ source, git }) {
  const bare = path.join(git, `${REPOSITORY}.git`);
  if (!existsSync(bare)) return [];
  const names = await readdir(path.join(source, REPOSITORY, FOLDER));
  const missing = [];
  for (const name of names.sort()) {
    const folder = `${FOLDER}/${name}`;
    const log = ['log', '-1', '--format=%H', 'refs/heads/main'];
    if ((await inGit(bare, ...log, '--', folder)) === '') {
      missing.push(folder);
    }
  }
  if (missing.length > 0) {
    await commit({ source: path.join(source, REPOSITORY), bare, missing });
  }
  return missing.map(folder => path.basename(folder));
}

async function commit({ source, bare, missing }) {
  const work = await mkdtemp(path.join(path.dirname(bare), '.seed-'));
  try {
    await inGit(work, 'clone', '--quiet', '--branch=main', bare, '.');
    for (const folder of missing) {
      const target = path.join(work, folder);
      await cp(path.join(source, folder), target, { recursive: true });
    }
    await inGit(work, 'add', '--force', '--', ...missing);
    const message = 'Describe the workspaces of the three teams';
    await inGit(work, 'commit', '--quiet', `--message=${message}`);
    await inGit(work, 'push', '--quiet', 'origin', 'main');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
