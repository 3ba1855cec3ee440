import { join } from 'node:path';
import type { DriftView } from '@flagstone/backstage-plugin-ai-platform-common';
import { eventually } from '../acceptance/support/eventually';
import { clusterFolder } from './clusterCacheControllers';
import {
  requestsText,
  whileCounted,
  type Answered,
} from './driftArgocdRequests';
import type { DriftBackendQuestion } from './driftBackend';
import { argocdConfig, type Way } from './driftConfig';
import { appNames, isDrifted } from './driftScale';
import type { DriftSetting } from './driftSetting';
import type { Measurement } from './goals';
import type { BackendAccess } from './ownedBackend';
import { askAtRate, type Question, type Reply } from './load';
import { json, pick, size as sizeOf, times } from './questions';
import { Worker } from './worker';

const WARM_UP_SECONDS = 10;
const SECONDS = 25;
const FIRST_LOOKS = { rate: 5, seconds: 20 };
const RATES = [
  { who: 'service', rate: 100 },
  { who: 'person', rate: 100 },
  { who: 'person', rate: 20 },
] as const;
const GOAL_MS = 30;

const viewQuestion = (
  { url }: BackendAccess,
  token: string,
  name: string,
): Question => ({
  url: `${url}/api/ai-platform/v1/entities/default/component/${name}/drift`,
  token,
});

/** Each application is known, with its eight resources, and those that were changed are said to differ. */
async function checkViews(
  access: BackendAccess,
  names: readonly string[],
): Promise<void> {
  for (const [index, name] of names.entries()) {
    const { applications } = await eventually(
      () => json<DriftView>(viewQuestion(access, access.userToken, name)),
      view => view.applications[0]?.resources.length === 8,
    );
    const [{ resources }] = applications;
    const drifted = resources.some(({ state }) => state === 'drifted');
    if (drifted !== isDrifted(index)) throw new Error(`${name} is not so`);
  }
}

/** Pages that nobody has looked at before: Argo CD is asked how it compares. */
async function measureFirstLooks(
  access: BackendAccess,
  names: readonly string[],
): Promise<Measurement> {
  const waiting = [...names];
  const replies = await askAtRate(
    () => viewQuestion(access, access.userToken, waiting.shift() ?? names[0]),
    FIRST_LOOKS,
  );
  return {
    what: `card, first looks at applications, ${FIRST_LOOKS.rate} a second, p50 / p99`,
    measured: times(replies).text,
  };
}

/** Milliseconds of the processor that the backend has used. */
async function cpuOf({ url, userToken: token }: BackendAccess) {
  return (await json<{ ms: number }>({ url: `${url}/api/bench/cpu`, token }))
    .ms;
}

function rateMeasurements(
  { who, rate }: (typeof RATES)[number],
  {
    replies,
    cpu,
    answered,
  }: { replies: Reply[]; cpu: number; answered: Answered },
): Measurement[] {
  const { p99, text } = times(replies);
  const aView = answered.others / replies.length;
  return [
    {
      what: `card, ${rate} views a second by a ${who}, p50 / p99`,
      goal: `p99 ${GOAL_MS} ms`,
      measured: text,
      met: p99 <= GOAL_MS,
    },
    {
      what: '  processor time of the whole backend a view',
      measured: `${(cpu / replies.length).toFixed(1)} ms`,
    },
    {
      what: `  requests to Argo CD a view (${requestsText(answered)})`,
      measured: aView.toFixed(2),
    },
    { what: '  size of an answer', measured: `${sizeOf(replies)} B` },
  ];
}

async function measureRate(
  { argocd }: DriftSetting,
  access: BackendAccess,
  names: readonly string[],
  at: (typeof RATES)[number],
): Promise<Measurement[]> {
  const { who, rate } = at;
  const token = who === 'person' ? access.userToken : access.serviceToken;
  const question = () => viewQuestion(access, token, pick(names));
  await askAtRate(question, { rate, seconds: WARM_UP_SECONDS });
  const before = await cpuOf(access);
  const { value: replies, answered } = await whileCounted(argocd.metrics, () =>
    askAtRate(question, { rate, seconds: SECONDS }),
  );
  const cpu = (await cpuOf(access)) - before;
  return rateMeasurements(at, { replies, cpu, answered });
}

async function measureAll(
  setting: DriftSetting,
  worker: Worker,
  question: DriftBackendQuestion,
): Promise<Measurement[]> {
  const access = await worker.ask<BackendAccess>(question);
  const { components } = setting.size;
  const names = question.components.slice(0, components);
  await checkViews(access, names);
  const others = question.components.slice(components);
  const found = [await measureFirstLooks(access, others)];
  for (const at of RATES) {
    found.push(...(await measureRate(setting, access, names, at)));
  }
  return found;
}

/** The card's route under load, and what Argo CD is asked meanwhile. */
export async function measureDriftViews(
  setting: DriftSetting,
  way: Way,
): Promise<Measurement[]> {
  const { argocd, token, size } = setting;
  const worker = Worker.start('driftBackend.ts', {
    env: { NODE_ENV: 'production' },
    log: join(clusterFolder(argocd.cluster), `log/backend-${way}.log`),
  });
  try {
    const { value, answered } = await whileCounted(argocd.metrics, () =>
      measureAll(setting, worker, {
        config: argocdConfig(argocd, token, way),
        components: appNames(0, 2 * size.components),
        plugins: 'own',
      }),
    );
    return [
      ...value,
      {
        what: 'logins in the life of the backend, all of it within one token’s',
        goal: '1',
        measured: String(answered.logins),
        met: answered.logins <= 1,
      },
    ];
  } finally {
    worker.stop();
  }
}
