import type { Clock } from '../clock';

/** When the clocks of tests begin, in milliseconds since 1970. */
export const START = Date.UTC(2026, 0, 1);

/** Time that runs fifty times as fast, so that back-off and patience are real and short. */
export const fastClock: Clock = {
  now: () => START + performance.now() * 50,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds / 50);
    return () => clearTimeout(timer);
  },
};

/** Time that stands still until a test moves it. */
export class ManualClock implements Clock {
  private time = START;
  private readonly timers = new Set<{ at: number; callback: () => void }>();

  now(): number {
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Milliseconds until each of the timers that wait. */
  get waits(): number[] {
    return [...this.timers].map(({ at }) => at - this.time);
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
    for (const timer of [...this.timers]) {
      if (timer.at > this.time) continue;
      this.timers.delete(timer);
      timer.callback();
    }
  }
}
