import { join } from 'node:path';
import { clusterFolder } from './clusterCacheControllers';
import type { BenchArgocd } from './driftArgocd';
import { whileCounted } from './driftArgocdRequests';
import type { DriftBackendQuestion } from './driftBackend';
import { INSTANCE, instanceConfig } from './driftConfig';
import { appNames, type DriftSize } from './driftScale';
import type { Measurement } from './goals';
import type { BackendAccess } from './ownedBackend';
import { askAtRate, Asker, type Question, type Reply } from './load';
import { pick, size as sizeOf, times } from './questions';
import { Worker } from './worker';

const WARM_UP = { rate: 1, seconds: 5 };
const RATE = { rate: 5, seconds: 20 };
const IN_TURN = 20;

/** The route that answers one application: of what each backend can be asked about it, the least. */
const PEERS = [
  {
    backend: '@backstage-community/plugin-argocd-backend',
    route: `backstage-community-argocd/argoInstance/${INSTANCE}/applications`,
  },
  {
    backend: '@roadiehq/backstage-plugin-argo-cd-backend',
    route: `argocd/argoInstance/${INSTANCE}/applications/name`,
  },
];

/** How the backends are let in, and how they are then asked. */
interface Manner {
  credentials: object;
  how: string;
  ask(question: () => Question): Promise<Reply[]>;
}

/** Argo CD takes one login after the other, and lets each wait on purpose: more at a time would only queue. */
async function askInTurn(question: () => Question): Promise<Reply[]> {
  const asker = new Asker();
  const replies: Reply[] = [];
  for (let index = 0; index < IN_TURN; index += 1) {
    replies.push(await asker.ask(question()));
  }
  asker.close();
  const failed = replies.find(({ status }) => status !== 200);
  if (failed) throw new Error(`The backend answered ${failed.status}`);
  return replies;
}

const mannersOf = ({ login, cluster }: BenchArgocd): Manner[] => [
  {
    credentials: login,
    how: 'name and password, one view after the other',
    ask: askInTurn,
  },
  {
    credentials: { token: cluster.env.ARGOCD_TOKEN },
    how: `a token, ${RATE.rate} views a second`,
    ask: question => askAtRate(question, RATE),
  },
];

async function measurePeer(
  { metrics }: BenchArgocd,
  { how, ask }: Manner,
  { backend, question }: { backend: string; question: () => Question },
): Promise<Measurement[]> {
  // What is done for the first time belongs to no view.
  await askAtRate(question, WARM_UP);
  const { value: replies, answered } = await whileCounted(metrics, () =>
    ask(question),
  );
  return [
    {
      what: `${backend} with ${how}, p50 / p99`,
      measured: times(replies).text,
    },
    {
      what: '  logins and other requests to Argo CD while views were asked for',
      measured: `${answered.logins} and ${answered.others} for ${replies.length}`,
    },
    { what: '  size of an answer', measured: `${sizeOf(replies)} B` },
  ];
}

async function measureManner(
  argocd: BenchArgocd,
  manner: Manner,
  names: string[],
): Promise<Measurement[]> {
  const worker = Worker.start('driftBackend.ts', {
    env: { NODE_ENV: 'production' },
    log: join(clusterFolder(argocd.cluster), 'log/backend-peers.log'),
  });
  try {
    const { url, userToken: token } = await worker.ask<BackendAccess>({
      config: instanceConfig({ url: argocd.url, ...manner.credentials }),
      components: names,
      plugins: 'peers',
    } satisfies DriftBackendQuestion);
    const found: Measurement[] = [];
    for (const { backend, route } of PEERS) {
      const question = () => ({
        url: `${url}/api/${route}/${pick(names)}`,
        token,
      });
      found.push(...(await measurePeer(argocd, manner, { backend, question })));
    }
    return found;
  } finally {
    worker.stop();
  }
}

/** The state of the same applications from the ecosystem's backends, in a backend of their own. */
export async function measurePeers(
  argocd: BenchArgocd,
  size: DriftSize,
): Promise<Measurement[]> {
  const names = appNames(0, size.components);
  const found: Measurement[] = [];
  for (const manner of mannersOf(argocd)) {
    found.push(...(await measureManner(argocd, manner, names)));
  }
  return found;
}
