import type { AppConfig } from '@backstage/config';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Cluster } from '../acceptance/support/cluster';
import { ClusterClient } from '../acceptance/support/clusterClient';
import { aPod } from '../acceptance/support/clusterObjects';
import { PODS } from '../plugins/ai-platform-backend/src/features/gpuQuota/resources';
import { CacheProbe } from './clusterCacheProbe';
import { sleep, timed } from './timing';
import { answerQuestions } from './worker';

const WARM_UP = 500;
const VIEWS = 3_000;
const CHANGES = 300;
const PAUSE_MS = 30;
const LIMIT_MS = 30_000;

/** What the worker is asked. */
export interface ClusterCacheQuestion {
  config: AppConfig['data'];
  cluster: Pick<Cluster, 'apiUrl' | 'ca' | 'token'>;
  teams: string[];
}

const pick = <Item>(items: readonly Item[]) =>
  items[Math.floor(Math.random() * items.length)];

async function manyViews(probe: CacheProbe, teams: string[]) {
  const views: number[] = [];
  for (let index = 0; index < WARM_UP + VIEWS; index += 1) {
    const { ms } = await timed(() => probe.view(pick(teams)));
    if (index >= WARM_UP) views.push(ms);
  }
  return views;
}

/** Milliseconds until the cache has it. */
async function seen(
  probe: CacheProbe,
  pod: { namespace: string; name: string },
  value: string,
): Promise<number> {
  const start = performance.now();
  for (;;) {
    const reading = probe.reader.get(PODS, pod);
    if (reading.status === 'ok' && reading.value?.component === value) break;
    if (performance.now() - start > LIMIT_MS) throw new Error('Never seen');
    await sleep(1);
  }
  return performance.now() - start;
}

/** From sending the change to the moment at which the cache has it, and the time of the first view after it. */
async function oneChange(
  probe: CacheProbe,
  client: ClusterClient,
  value: string,
) {
  const reading = probe.reader.list(PODS);
  if (reading.status !== 'ok') throw new Error('The pods cannot be read');
  const { namespace, name } = pick(reading.value);
  const labels = { [ECOSYSTEM_ANNOTATIONS.kubernetesId]: value };
  const patched = client.patch(aPod({ namespace, name }), {
    metadata: { labels },
  });
  const measured = async () => {
    const visible = await seen(probe, { namespace, name }, value);
    const { ms } = await timed(() => probe.view(namespace));
    return { visible, view: ms };
  };
  const [change] = await Promise.all([measured(), patched]);
  return change;
}

async function manyChanges(probe: CacheProbe, client: ClusterClient) {
  const changes = Array.from({ length: CHANGES }, async (_, index) => {
    await sleep(index * PAUSE_MS);
    return oneChange(probe, client, `changed-${index}`);
  });
  return Promise.all(changes);
}

answerQuestions(async ({ config, cluster, teams }: ClusterCacheQuestion) => {
  const probe = new CacheProbe(config);
  const client = new ClusterClient(cluster);
  try {
    const sync = await probe.sync();
    const views = await manyViews(probe, teams);
    const changes = await manyChanges(probe, client);
    return { sync, views, changes };
  } finally {
    client.close();
    await probe.close();
  }
});
