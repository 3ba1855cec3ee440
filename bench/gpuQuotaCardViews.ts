import type { StatusView } from '@flagstone/backstage-plugin-ai-platform-common';
import { eventually } from '../acceptance/support/eventually';
import type { OwnCluster } from '../acceptance/support/ownCluster';
import type { Measurement } from './goals';
import { whileAudited } from './gpuQuotaCardAudit';
import type { BackendAccess } from './ownedBackend';
import { askAtFullSpeed, askAtRate, type Question, type Reply } from './load';
import {
  cardQuestion,
  json,
  kubernetesQuestion,
  pick,
  size,
  times,
} from './questions';
import { measureParts } from './gpuQuotaCardTime';

const WARM_UP = { rate: 100, seconds: 15 };
const CARD = { rate: 100, seconds: 25 };
const KUBERNETES_PLUGIN = { rate: 5, seconds: 20 };
const FULL_SPEED_SECONDS = 10;
const GOAL = { p50: 5, p99: 25 };

interface Setting {
  own: OwnCluster;
  /** By which the API server knows the backend. */
  username: string;
  access: BackendAccess;
  teams: readonly string[];
}

/** The backend's own use of the processor for a view, in milliseconds: a busy machine changes it less than the times. */
async function cpuOfViews(
  access: BackendAccess,
  ask: () => Promise<Reply[]>,
): Promise<{ replies: Reply[]; cpu: number }> {
  const { url, userToken: token } = access;
  const cpu = () =>
    json<{ ms: number }>({ url: `${url}/api/bench/cpu`, token });
  const before = await cpu();
  const replies = await ask();
  return { replies, cpu: ((await cpu()).ms - before.ms) / replies.length };
}

// The first view begins the reading; what it takes belongs to no view.
async function untilAllIsRead(
  access: BackendAccess,
  first: Question,
): Promise<void> {
  await json(first);
  const { url, userToken: token } = access;
  await eventually(
    () => json<StatusView>({ url: `${url}/api/ai-platform/v1/status`, token }),
    ({ clusters }) =>
      clusters
        .flatMap(({ resources }) => resources)
        .every(({ state }) => state === 'live' || state === 'absent'),
  );
}

/** Views at the rate, for one who asks as a person or as a service. */
async function measureRate(
  { own, username, access, teams }: Setting,
  who: 'person' | 'service',
): Promise<Measurement[]> {
  const token = who === 'person' ? access.userToken : access.serviceToken;
  const question = () => cardQuestion(access, token, pick(teams));
  await untilAllIsRead(access, question());
  await askAtRate(question, WARM_UP);
  const { value, asked } = await whileAudited(own, username, () =>
    cpuOfViews(access, () => askAtRate(question, CARD)),
  );
  const { replies, cpu } = value;
  const { p50, p99, text } = times(replies);
  return [
    {
      what: `card, ${CARD.rate} views a second by a ${who}, p50 / p99`,
      goal: `${GOAL.p50} / ${GOAL.p99} ms`,
      measured: text,
      met: p50 <= GOAL.p50 && p99 <= GOAL.p99,
    },
    {
      what: '  processor time of the whole backend a view',
      measured: `${cpu.toFixed(1)} ms`,
    },
    {
      what: `  requests to the API server for ${replies.length} views`,
      goal: '0',
      measured: [asked.others.length, ...asked.others.slice(0, 3)].join(' '),
      met: asked.others.length === 0,
    },
    {
      what: '  beside them, by the clock: watches opened, questions to Kueue’s visibility API',
      measured: `${asked.watches}, ${asked.queues}`,
    },
    { what: '  size of an answer', measured: `${size(replies)} B` },
  ];
}

async function measureFullSpeed({
  access,
  teams,
}: Setting): Promise<Measurement[]> {
  const { perSecond, p99 } = await askAtFullSpeed(
    teams.map(team => cardQuestion(access, access.userToken, team)),
    FULL_SPEED_SECONDS,
  );
  return [
    {
      what: 'card, ten connections at full speed, by a person',
      measured: `${Math.round(perSecond)} a second, p99 ${p99} ms`,
    },
  ];
}

async function measureKubernetesPlugin(
  setting: Setting,
): Promise<Measurement[]> {
  const { own, username, access, teams } = setting;
  const question = () => kubernetesQuestion(access, pick(teams));
  await askAtRate(question, { rate: 2, seconds: 5 });
  const { value, asked } = await whileAudited(own, username, () =>
    askAtRate(question, KUBERNETES_PLUGIN),
  );
  return [
    {
      what: `Kubernetes plugin, ${KUBERNETES_PLUGIN.rate} views a second, p50 / p99`,
      measured: times(value).text,
    },
    {
      what: 'its requests to the API server a view',
      measured: (asked.others.length / value.length).toFixed(1),
    },
    { what: 'size of its answer', measured: `${size(value)} B` },
  ];
}

/** The card under load, what its time goes into, and Backstage's Kubernetes plugin for the same entities. */
export async function measureViews(setting: Setting): Promise<Measurement[]> {
  return [
    ...(await measureRate(setting, 'service')),
    ...(await measureRate(setting, 'person')),
    ...(await measureFullSpeed(setting)),
    ...(await measureParts(setting)),
    ...(await measureKubernetesPlugin(setting)),
  ];
}
