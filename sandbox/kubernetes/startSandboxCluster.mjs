import { SandboxArgocd } from '../argocd/sandboxArgocd.mjs';
import { createApiServer } from './api/apiServer.mjs';
import { ObjectStore } from './api/objectStore.mjs';
import { pendingWorkloads } from './controllers/kueue/pending.mjs';
import { RepositoryReader } from './gitops/repositoryReader.mjs';
import { StoryClock } from './storyClock.mjs';
import { readStory } from './world/readStory.mjs';

const TICK_MS = 1000;
const GIT_MS = 3000;

/**
 * Starts a Kubernetes API on 127.0.0.1, for reading, over a cluster in which the story goes on by itself, and an Argo CD
 * that deploys to it.
 *
 * @param {object} options
 * @param {number} options.port 0 for one that is free
 * @param {string} options.token what a client has to bring as bearer token
 * @param {string} options.story the folder with the story's YAML
 * @param {string} options.repositories the folder with the local Git repositories: quotas, queues and applications come
 *   from platform-gitops-config there
 * @param {{ port: number, token: string, story: string }} [options.argocd] without it there is no Argo CD
 * @param {() => number} [options.now] milliseconds since 1970
 * @returns {Promise<{ url: string, argocdUrl?: string, close(): Promise<void> }>}
 */
export async function startSandboxCluster(options) {
  const { port, token, story, repositories, now = Date.now } = options;
  const repository = new RepositoryReader(repositories);
  const clock = new StoryClock(await readStory(story, now()), now());
  await synchronize(repository, clock);
  const argocd =
    options.argocd &&
    (await SandboxArgocd.begin({
      cluster: clock,
      story: options.argocd.story,
      repositories,
      now: now(),
    }));
  // Tenths of a second since 1970: no start of the sandbox makes as many changes until the next one.
  const store = new ObjectStore({ firstVersion: Math.floor(now() / 100) });
  const publish = () => store.publish(clock.world);
  const tick = () => {
    clock.tick(now());
    argocd?.tick(now());
    publish();
  };
  tick();
  const server = createApiServer({ store, token, queues: queuesOf(clock) });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const argocdUrl = await argocd?.listen({
    ...options.argocd,
    ...{ store, publish, now, world: () => clock.world },
  });
  const timers = [
    setInterval(tick, TICK_MS),
    setInterval(() => look({ repository, clock, argocd }), GIT_MS),
  ];
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    argocdUrl,
    async close() {
      timers.forEach(clearInterval);
      await argocd?.close();
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function look({ repository, clock, argocd }) {
  await synchronize(repository, clock);
  await argocd?.look();
}

/** A manifest that cannot be read leaves the cluster as it is until the next commit. */
async function synchronize(repository, clock) {
  try {
    const files = await repository.changed();
    if (files) clock.synchronize(files);
  } catch (error) {
    process.stderr.write(
      `Sandbox cluster: the workspaces of platform-gitops-config cannot be applied: ${error.message}\n`,
    );
  }
}

function queuesOf(clock) {
  return {
    has: (kind, namespace, name) =>
      clock.world.get(kind, namespace, name) !== undefined,
    clusterQueueOf: (namespace, name) =>
      clock.world.get('LocalQueue', namespace, name).spec.clusterQueue,
    pending: clusterQueue => pendingWorkloads(clock.world, clusterQueue),
  };
}
