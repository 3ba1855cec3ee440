import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { inGit } from './git.mjs';

/** The repositories of a platform, and the tags that their first commit carries. */
const REPOSITORIES = {
  'platform-k8s-clusters': ['v1.0.0'],
  'platform-ai-services': [],
  'platform-gitops-config': [],
};

/**
 * Creates the local bare repositories that do not exist yet, each with one commit of its skeleton on `main`,
 * and gives their names. One that exists is never touched. A repository appears whole or not at all.
 *
 * @param {{ skeletons: string, git: string }} folders where `<repository>/` and where `<repository>.git` stand
 * @returns {Promise<string[]>}
 */
export async function seedRepositories({ skeletons, git }) {
  await mkdir(git, { recursive: true });
  const missing = Object.keys(REPOSITORIES).filter(
    name => !existsSync(path.join(git, `${name}.git`)),
  );
  for (const name of missing) {
    await seed({
      skeleton: path.join(skeletons, name),
      bare: path.join(git, `${name}.git`),
      tags: REPOSITORIES[name],
    });
  }
  return missing;
}

async function seed({ skeleton, bare, tags }) {
  const temporary = await mkdtemp(path.join(path.dirname(bare), '.seed-'));
  const work = path.join(temporary, 'work');
  const target = path.join(temporary, 'bare');
  try {
    await cp(skeleton, work, { recursive: true, filter: isSource });
    await inGit(work, 'init', '--quiet', '--initial-branch=main');
    await inGit(work, 'add', '--all', '--force');
    await inGit(work, 'commit', '--quiet', '--message=Lay the first stones');
    for (const tag of tags) {
      await inGit(work, 'tag', '--annotate', `--message=${tag}`, tag);
    }
    await inGit(temporary, 'clone', '--quiet', '--bare', work, target);
    await inGit(target, 'remote', 'remove', 'origin');
    await rename(target, bare);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Not what a local `terraform init` leaves beside the sources. */
function isSource(file) {
  return !/[\\/]\.terraform([\\/]|$)|\.terraform\.lock\.hcl$|\.tfstate/.test(
    file,
  );
}
