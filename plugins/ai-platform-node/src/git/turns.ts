/** Runs work one after the other, so that tasks of this process do not get into each other's way. @public */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the work when all work before it has ended, well or not. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
