import { PlanWorker } from './planWorker';

const LONGEST_REST_MS = 60_000;

/** The thread that has nothing to do, so that plans that come one after the other need not start one each. */
class IdleWorkers {
  private idle: { worker: PlanWorker; timer: NodeJS.Timeout } | undefined;

  take(): PlanWorker {
    const { idle } = this;
    if (!idle) return new PlanWorker();
    this.idle = undefined;
    clearTimeout(idle.timer);
    if (!idle.worker.isAlive) return new PlanWorker();
    idle.worker.wake();
    return idle.worker;
  }

  async giveBack(worker: PlanWorker): Promise<void> {
    if (this.idle || !worker.isAlive) {
      await worker.close();
      return;
    }
    worker.rest();
    const timer = setTimeout(() => {
      this.idle = undefined;
      void worker.close();
    }, LONGEST_REST_MS).unref();
    this.idle = { worker, timer };
  }
}

/** One for the process: threads have no state between plans. */
export const idleWorkers = new IdleWorkers();
