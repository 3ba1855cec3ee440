import { Worker, type WorkerOptions } from 'node:worker_threads';
import { PlanRefused } from './planRefused';
import { SUMMARISE_WORKER } from './summariseWorker';
import { SUMMARISE, type FromWorker, type ToWorker } from './workerMessages';

/**
 * A plan that needs more is none: one of 256 MiB takes less than 96 MB, and a single resource of 16 MiB less than 128.
 * The young generation would grow with the memory of the machine: short of room, it lets go of what is read sooner.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };

/** Sources are TypeScript: a thread that starts from them needs the transform that the tests have and it has not. */
function sourceOptions(): WorkerOptions {
  const isSource = SUMMARISE_WORKER.endsWith('.ts');
  const isTransformed = process.execArgv.some(flag =>
    /nodeTransform|tsx/.test(flag),
  );
  if (!isSource || isTransformed) return {};
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  return { execArgv: ['--require', transform] };
}

function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  );
}

/** The thread that reads plans: it answers every message once and in order. */
export class PlanWorker {
  private readonly worker = new Worker(SUMMARISE_WORKER, {
    workerData: { task: SUMMARISE },
    resourceLimits: LIMITS,
    ...sourceOptions(),
  });
  private readonly waiting: Array<{
    resolve(answer: FromWorker): void;
    reject(error: unknown): void;
  }> = [];
  private failure: unknown;

  constructor() {
    this.worker.on('message', (answer: FromWorker) =>
      this.waiting.shift()?.resolve(answer),
    );
    this.worker.on('error', error => this.fail(error));
    this.worker.on('exit', () =>
      this.fail(new Error('The worker thread ended.')),
    );
  }

  /** False after a fault: it answers nothing more. */
  get isAlive(): boolean {
    return this.failure === undefined;
  }

  /** @throws PlanRefused, or the fault of the thread */
  async ask(message: ToWorker): Promise<FromWorker> {
    const answer = await this.exchange(message);
    if (answer.kind === 'refused') throw new PlanRefused(answer.reason);
    return answer;
  }

  /** The process need not wait for it to end. */
  rest(): void {
    this.worker.unref();
  }

  wake(): void {
    this.worker.ref();
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private exchange(message: ToWorker): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      if (!this.isAlive) {
        reject(this.failure);
        return;
      }
      this.waiting.push({ resolve, reject });
      const transfer = message.kind === 'chunk' ? [message.bytes.buffer] : [];
      this.worker.postMessage(message, transfer);
    });
  }

  private fail(error: unknown): void {
    this.failure ??= isOutOfMemory(error) ? new PlanRefused('tooLarge') : error;
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }
}
