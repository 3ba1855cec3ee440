import { fileURLToPath } from 'node:url';
import { startSandboxCluster } from './startSandboxCluster.mjs';

// The sandbox cluster as a process of its own. It tells its parent once it serves, and ends with it.
const {
  FLAGSTONE_SANDBOX_PORT: port,
  FLAGSTONE_SANDBOX_TOKEN: token,
  FLAGSTONE_SANDBOX_ARGOCD_PORT: argocdPort,
  FLAGSTONE_SANDBOX_ARGOCD_TOKEN: argocdToken,
  FLAGSTONE_SANDBOX_REPOSITORIES: repositories,
} = process.env;
try {
  const cluster = await startSandboxCluster({
    port: Number(port),
    token,
    story: fileURLToPath(new URL('./story', import.meta.url)),
    repositories,
    argocd: {
      port: Number(argocdPort),
      token: argocdToken,
      story: fileURLToPath(new URL('../argocd/story', import.meta.url)),
    },
  });
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
    process.once(event, () => cluster.close().then(() => process.exit(0)));
  }
  process.send({ url: cluster.url, argocdUrl: cluster.argocdUrl });
} catch (error) {
  process.stderr.write(`Sandbox cluster: ${error.message}\n`);
  process.exit(1);
}
