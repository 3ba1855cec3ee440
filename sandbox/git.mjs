import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const AUTHOR = { NAME: 'Flagstone', EMAIL: 'flagstone@localhost' };

/**
 * Runs Git without the settings of the person at the keyboard (no hooks, no signing, no other author) and gives what it
 * prints.
 * @param {string} cwd
 * @param {...string} args
 * @returns {Promise<string>}
 */
export async function inGit(cwd, ...args) {
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  for (const [key, value] of Object.entries(AUTHOR)) {
    env[`GIT_AUTHOR_${key}`] = value;
    env[`GIT_COMMITTER_${key}`] = value;
  }
  const { stdout } = await execute('git', args, { cwd, env });
  return stdout;
}
