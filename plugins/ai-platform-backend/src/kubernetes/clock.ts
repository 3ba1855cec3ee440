import { setImmediate as nextRound } from 'node:timers/promises';

/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after so many milliseconds, unless what it returns is called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * Waits; ends at once when the signal aborts.
 *
 * @throws the signal's reason
 */
export async function sleep(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>(resolve => {
    let cancel = () => {};
    const finish = () => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    cancel = clock.after(milliseconds, finish);
    signal.addEventListener('abort', finish);
  });
  signal.throwIfAborted();
}

/**
 * Hands out the turns of the event loop for work that takes a few milliseconds at a time: one turn a round, so that many
 * readers at once hold up requests no longer than one of them does.
 */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  /** Resolves in a round of the event loop that no other work of these turns has. */
  take(): Promise<void> {
    this.last = this.last.then(() => nextRound());
    return this.last;
  }
}
