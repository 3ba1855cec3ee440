/** Lets so many pieces of work run at the same time; the others wait in the order in which they came. */
export class Slots {
  private readonly waiting = new Set<{ begin(): void }>();

  constructor(private free: number) {}

  /**
   * Runs the work when a slot is free. Work whose signal aborts while it waits is not begun.
   *
   * @throws what the work throws, and the signal's reason
   */
  async run<Result>(
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> {
    await this.acquire(signal);
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      this.release();
    }
  }

  private async acquire(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiter = { begin: () => {} };
      const leave = () => {
        this.waiting.delete(waiter);
        reject(signal.reason);
      };
      waiter.begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.waiting.add(waiter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  private release(): void {
    const [next] = this.waiting;
    if (next) {
      this.waiting.delete(next);
      next.begin();
    } else {
      this.free += 1;
    }
  }
}
