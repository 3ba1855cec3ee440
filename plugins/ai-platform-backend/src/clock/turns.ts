import { setImmediate as nextRound } from 'node:timers/promises';

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
