import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { inGit } from './git.mjs';

const REPOSITORY = 'platform-gitops-config';
const FOLDERS = ['applications', 'charts'];
const ADDRESS = `{{${REPOSITORY}}}`;
const HOUR_MS = 3600_000;

/**
 * Commits the applications of the story to the local platform-gitops-config, in the commits by which they came there.
 * Where there ever were applications, nothing is done: what somebody has changed or deleted stays as it is.
 *
 * @param {{ source: string, git: string, story: string, now?: number }} options `source` and `git`: where
 *   `<repository>/applications` and `<repository>.git` stand; `story`: the YAML file of the commits
 * @returns {Promise<number>} how many commits were made
 */
export async function seedApplications({ source, git, story, now }) {
  const bare = path.join(git, `${REPOSITORY}.git`);
  if (!existsSync(bare)) return 0;
  const log = ['log', '-1', '--format=%H', 'refs/heads/main', '--'];
  if ((await inGit(bare, ...log, ...FOLDERS)) !== '') return 0;
  const commits = parse(await readFile(story, 'utf8'));
  const work = await mkdtemp(path.join(path.dirname(bare), '.seed-'));
  try {
    await inGit(work, 'clone', '--quiet', '--branch=main', bare, '.');
    for (const commit of commits) {
      const at = (now ?? Date.now()) - commit.hoursAgo * HOUR_MS;
      const { href } = pathToFileURL(bare);
      await commitOne({
        ...{ commit, work, at, href },
        source: path.join(source, REPOSITORY),
      });
    }
    await inGit(work, 'push', '--quiet', 'origin', 'main');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return commits.length;
}

async function commitOne({ commit, work, at, href, source }) {
  for (const name of commit.paths) {
    const target = path.join(work, name);
    await rm(target, { recursive: true, force: true });
    if (!commit.delete) {
      await cp(path.join(source, name), target, { recursive: true });
    }
  }
  for (const { file, from, to } of commit.replace ?? []) {
    await edit(path.join(work, file), text => text.replaceAll(from, to));
  }
  for (const file of commit.addressed ?? []) {
    await edit(path.join(work, file), text => text.replaceAll(ADDRESS, href));
  }
  await inGit(work, 'add', '--all', '--force', '--', ...commit.paths);
  await inGit(
    work,
    ...['commit', '--quiet', `--message=${commit.message.trim()}`],
    ...[`--author=${commit.author}`, `--date=${new Date(at).toISOString()}`],
  );
}

async function edit(file, change) {
  await writeFile(file, change(await readFile(file, 'utf8')));
}
