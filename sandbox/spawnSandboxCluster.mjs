import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('./kubernetes/main.mjs', import.meta.url));

/**
 * Starts the sandbox cluster in a process of its own, so that nothing else that is busy stalls it. It ends with its
 * parent, however that ends. Its token is a new one at every start.
 *
 * @param {{ node: string, port: string, git: string }} options `git`: the folder with the local repositories
 * @returns {Promise<{ url: string, token: string, end(): void }>}
 * @throws Error if it does not come up
 */
export async function spawnSandboxCluster({ node, port, git }) {
  const token = randomBytes(24).toString('hex');
  const child = fork(MAIN, {
    execPath: node,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      FLAGSTONE_SANDBOX_PORT: port,
      FLAGSTONE_SANDBOX_TOKEN: token,
      FLAGSTONE_SANDBOX_REPOSITORIES: git,
    },
  });
  const url = await new Promise((resolve, reject) => {
    child.once('message', message => resolve(message.url));
    child.once('error', reject);
    child.once('exit', () =>
      reject(
        new Error(
          `The sandbox cluster did not start on port ${port}; FLAGSTONE_SANDBOX_PORT chooses another one, 0 a free one.`,
        ),
      ),
    );
  });
  return {
    url,
    token,
    end() {
      if (child.connected) child.disconnect();
    },
  };
}
