import type { Clock } from '../../plugins/ai-platform-backend/src/clock/clock';

interface Timer {
  due: number;
  callback: () => void;
  handle: NodeJS.Timeout;
}

/** The machine's time, of which parts can be left out: who waits for minutes in a cluster's life need not in a test. */
export class SkippingClock implements Clock {
  private skipped = 0;
  private readonly timers = new Set<Timer>();

  now(): number {
    return Date.now() + this.skipped;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer: Timer = {
      due: this.now() + milliseconds,
      callback,
      handle: setTimeout(() => this.fire(timer), milliseconds),
    };
    this.timers.add(timer);
    return () => this.remove(timer);
  }

  /** Lets so many milliseconds pass at once. */
  skip(milliseconds: number): void {
    this.skipped += milliseconds;
    for (const timer of [...this.timers]) {
      // One that fired before it may have called this one off.
      if (!this.timers.has(timer)) continue;
      const left = timer.due - this.now();
      clearTimeout(timer.handle);
      if (left <= 0) this.fire(timer);
      else timer.handle = setTimeout(() => this.fire(timer), left);
    }
  }

  private fire(timer: Timer): void {
    this.remove(timer);
    timer.callback();
  }

  private remove(timer: Timer): void {
    clearTimeout(timer.handle);
    this.timers.delete(timer);
  }
}
