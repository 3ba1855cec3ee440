import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { ClusterClient } from '../acceptance/support/clusterClient';
import type { OwnCluster } from '../acceptance/support/ownCluster';
import { spread } from './clusterCacheMeasure';
import { teamName } from './clusterCacheScale';
import { teamClusterQueue } from './clusterCacheTeams';
import type { Measurement } from './goals';
import type { BackendAccess } from './ownedBackend';
import { cardQuestion } from './questions';
import { sleep } from './timing';

const CHANGES = 100;
const PAUSE_MS = 5;
const GOAL_MS = 1_000;
const LIMIT_MS = 30_000;
/** Teams with a queue. */
const TEAMS = [0, 3, 6];

async function nominalIn(
  access: BackendAccess,
  team: number,
): Promise<string | undefined> {
  const { url, token } = cardQuestion(access, access.userToken, teamName(team));
  const headers = { authorization: `Bearer ${token}` };
  const view: GpuQuotaView = await (await fetch(url, { headers })).json();
  return view.clusters[0].namespaces[0].queues[0].flavors[0].nominal;
}

/** Milliseconds until an answer shows it. */
async function shown(
  access: BackendAccess,
  team: number,
  nominal: number,
): Promise<number> {
  const start = performance.now();
  while ((await nominalIn(access, team)) !== String(nominal)) {
    if (performance.now() - start > LIMIT_MS) throw new Error('Never seen');
    await sleep(PAUSE_MS);
  }
  return performance.now() - start;
}

/** From sending the change to the answer that shows it. */
async function oneChange(
  client: ClusterClient,
  access: BackendAccess,
  index: number,
): Promise<number> {
  const team = TEAMS[index % TEAMS.length];
  const nominal = 10 + index;
  const { spec, ...queue } = teamClusterQueue(team, nominal);
  const [visible] = await Promise.all([
    shown(access, team, nominal),
    client.patch(queue, { spec }),
  ]);
  return visible;
}

/** How soon the card's route shows a change in the cluster: quotas of queues, one after the other. */
export async function measureFreshness(
  own: OwnCluster,
  access: BackendAccess,
): Promise<Measurement[]> {
  const client = new ClusterClient(own);
  const found: number[] = [];
  for (let index = 0; index < CHANGES; index += 1) {
    found.push(await oneChange(client, access, index));
  }
  client.close();
  const { p99, text } = spread(found);
  return [
    {
      what: `from a change being sent to the card's route showing it, ${CHANGES} quotas, p50 / p99`,
      goal: 'p99 1 s',
      measured: text,
      met: p99 <= GOAL_MS,
    },
  ];
}
