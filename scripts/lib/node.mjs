import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runQuietly } from './command.mjs';
import { root, say } from './project.mjs';

/** The majors that Backstage supports, as in `engines` of package.json. */
const SUPPORTED_MAJORS = [22, 24];
/** What the project brings where the machine has another Node. */
const OWN_VERSION = '24.21.0';

/**
 * The path of a Node that Backstage supports: the one that runs now, or the project's own under .cache/,
 * which the first call installs from the package registry.
 */
export async function supportedNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (SUPPORTED_MAJORS.includes(major)) return process.execPath;
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const prefix = path.join(root, '.cache', `node-${OWN_VERSION}`);
  const binary = path.join(
    prefix,
    'node_modules',
    name,
    'bin',
    windows ? 'node.exe' : 'node',
  );
  if (!existsSync(binary)) {
    say(
      `Backstage needs Node 22 or 24 and this is ${process.version}: fetching Node ${OWN_VERSION} for this project alone (about 5 s).`,
    );
    await install(prefix, `${name}@${OWN_VERSION}`);
  }
  return binary;
}

async function install(prefix, spec) {
  await mkdir(prefix, { recursive: true });
  const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  await runQuietly('npm', ['install', '--prefix', prefix, ...flags, spec], {
    cwd: prefix,
    shell: process.platform === 'win32',
  });
}

/** The environment in which commands of the project run: that Node first, then the tools of the project. */
export function environment(node) {
  const folder = path.dirname(node);
  const prefix = path.dirname(folder);
  const hasHeaders = existsSync(
    path.join(prefix, 'include', 'node', 'node_api.h'),
  );
  return {
    ...process.env,
    PATH: [
      path.join(root, 'node_modules', '.bin'),
      folder,
      process.env.PATH,
    ].join(path.delimiter),
    ...(hasHeaders ? { npm_config_nodedir: prefix } : {}),
  };
}
