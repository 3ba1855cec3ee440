import { createApiServer } from './api/apiServer.mjs';
import { ObjectStore } from './api/objectStore.mjs';
import { pendingWorkloads } from './controllers/kueue/pending.mjs';
import { RepositoryReader } from './gitops/repositoryReader.mjs';
import { StoryClock } from './storyClock.mjs';
import { readStory } from './world/readStory.mjs';

const TICK_MS = 1000;
const GIT_MS = 3000;

/**
 * Starts a Kubernetes API on 127.0.0.1, for reading, over a cluster in which the story goes on by itself.
 *
 * @param {object} options
 * @param {number} options.port 0 for one that is free
 * @param {string} options.token what a client has to bring as bearer token
 * @param {string} options.story the folder with the story's YAML
 * @param {string} options.repositories the folder with the local Git repositories: quotas and queues come from
 *   platform-gitops-config there
 * @param {() => number} [options.now] milliseconds since 1970
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startSandboxCluster(options) {
  const { port, token, story, repositories, now = Date.now } = options;
  const repository = new RepositoryReader(repositories);
  const clock = new StoryClock(await readStory(story, now()), now());
  await synchronize(repository, clock);
  clock.tick(now());
  // Tenths of a second since 1970: no start of the sandbox makes as many changes until the next one.
  const store = new ObjectStore({ firstVersion: Math.floor(now() / 100) });
  store.publish(clock.world);
  const server = createApiServer({ store, token, queues: queuesOf(clock) });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const timers = [
    setInterval(() => {
      clock.tick(now());
      store.publish(clock.world);
    }, TICK_MS),
    setInterval(() => synchronize(repository, clock), GIT_MS),
  ];
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      timers.forEach(clearInterval);
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
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
