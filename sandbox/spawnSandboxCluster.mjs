import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('./kubernetes/main.mjs', import.meta.url));

/**
 * Starts the sandbox cluster and its Argo CD in a process of their own, so that nothing else that is busy stalls them. It
 * ends with its parent, however that ends. The tokens are new ones at every start.
 *
 * @param {{ node: string, port: string, argocdPort: string, git: string }} options `git`: the folder with the local
 *   repositories
 * @returns {Promise<{ url: string, token: string, argocd: { url: string, token: string }, end(): void }>}
 * @throws Error if it does not come up
 */
export async function spawnSandboxCluster({ node, port, argocdPort, git }) {
  const [token, argocdToken] = [newToken(), newToken()];
  const child = fork(MAIN, {
    execPath: node,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      FLAGSTONE_SANDBOX_PORT: port,
      FLAGSTONE_SANDBOX_TOKEN: token,
      FLAGSTONE_SANDBOX_ARGOCD_PORT: argocdPort,
      FLAGSTONE_SANDBOX_ARGOCD_TOKEN: argocdToken,
      FLAGSTONE_SANDBOX_REPOSITORIES: git,
    },
  });
  const { url, argocdUrl } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', () =>
      reject(
        new Error(
          `The sandbox did not start on the ports ${port} and ${argocdPort}; FLAGSTONE_SANDBOX_PORT and FLAGSTONE_SANDBOX_ARGOCD_PORT choose others, 0 free ones.`,
        ),
      ),
    );
  });
  return {
    url,
    token,
    argocd: { url: argocdUrl, token: argocdToken },
    end() {
      if (child.connected) child.disconnect();
    },
  };
}

function newToken() {
  return randomBytes(24).toString('hex');
}
