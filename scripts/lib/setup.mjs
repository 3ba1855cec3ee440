import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runQuietly } from './command.mjs';
import { environment, supportedNode } from './node.mjs';
import { root, say } from './project.mjs';

const STAMP = path.join(root, 'node_modules', '.flagstone-setup');

/**
 * Installs what is missing and gives the Node and the environment in which everything else runs.
 * Quick and silent where nothing is missing.
 */
export async function setup() {
  const node = await supportedNode();
  const env = environment(node);
  const wanted = await fingerprint();
  if ((await stamp()) !== wanted) {
    const first = !existsSync(path.join(root, 'node_modules'));
    say(
      first
        ? 'Installing the dependencies of Flagstone: about two minutes the first time, later only what changed.'
        : 'The dependencies changed: bringing node_modules up to date.',
    );
    const started = Date.now();
    await install(node, env);
    await writeFile(STAMP, wanted);
    say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  }
  return { node, env };
}

async function install(node, env) {
  const config = await readFile(path.join(root, '.yarnrc.yml'), 'utf8');
  const yarn = /^yarnPath: (.+)$/m.exec(config)[1];
  const alive = setInterval(() => say('  still installing…'), 30_000);
  try {
    await runQuietly(node, [path.join(root, yarn), 'install'], {
      cwd: root,
      env,
    });
  } catch (error) {
    say(error.message);
    process.exit(1);
  } finally {
    clearInterval(alive);
  }
}

async function stamp() {
  return existsSync(STAMP) ? readFile(STAMP, 'utf8') : undefined;
}

/** Changes whenever an install could do something: lock file, manifests, settings of the package manager. */
async function fingerprint() {
  const hash = createHash('sha256');
  for (const file of await manifests()) {
    hash.update(file).update('\0');
    hash.update(await readFile(path.join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

async function manifests() {
  const workspaces = [];
  for (const folder of ['packages', 'plugins']) {
    for (const name of (await readdir(path.join(root, folder))).sort()) {
      const file = path.join(folder, name, 'package.json');
      if (existsSync(path.join(root, file))) workspaces.push(file);
    }
  }
  return ['yarn.lock', '.yarnrc.yml', 'package.json', ...workspaces];
}
