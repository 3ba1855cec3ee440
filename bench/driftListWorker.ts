import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader, type AppConfig } from '@backstage/config';
import { createArgocdInstances } from '../plugins/ai-platform-backend/src/argocd/createArgocdInstances';
import { systemClock } from '../plugins/ai-platform-backend/src/clock/clock';
import { readClusters } from '../plugins/ai-platform-backend/src/kubernetes/readClusters';
import { WatchCache } from '../plugins/ai-platform-backend/src/kubernetes/watchCache';
import { watchEventLoop, type LoopDelay } from './driftDelay';
import { heapUsed } from './heapUsed';
import { sleep } from './timing';
import { answerQuestions } from './worker';

const LIMIT_MS = 180_000;

/** What the worker is asked. */
export interface DriftListQuestion {
  config: AppConfig['data'];
  /** So many there are. */
  applications: number;
}

/** How all applications came to be known. */
export interface Known {
  seconds: number;
  delay: LoopDelay;
  /** That an application takes, in bytes. */
  heap: number;
}

const tell = (message: unknown) =>
  void process.stderr.write(`${String(message)}\n`);

const logger: LoggerService = {
  ...{ error: tell, warn: tell },
  ...{ info() {}, debug() {}, child: () => logger },
};

answerQuestions(async ({ config: data, applications }: DriftListQuestion) => {
  const config = new ConfigReader(data);
  const reader = new WatchCache({ clusters: readClusters(config), logger });
  const clock = systemClock;
  const instances = createArgocdInstances({ config, logger, clock, reader });
  const [instance] = instances.all();
  const before = heapUsed();
  const start = performance.now();
  const ended = watchEventLoop();
  for (;;) {
    const known = instance.applications();
    if (known.status === 'ok' && known.value.length === applications) break;
    if (performance.now() - start > LIMIT_MS) {
      throw new Error(JSON.stringify(known).slice(0, 500));
    }
    await sleep(5);
  }
  const delay = ended();
  const seconds = (performance.now() - start) / 1_000;
  const heap = (heapUsed() - before) / applications;
  await instances.close();
  await reader.close();
  return { seconds, delay, heap } satisfies Known;
});
