import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/clock';

interface Entry<Value> {
  value: Promise<Value>;
  until: number;
}

/** Remembers answers for a while, and asks once for all who want the same at the same time. */
export class Remembered<Value> {
  private readonly entries: LRUCache<string, Entry<Value>>;

  constructor(
    private readonly options: {
      clock: Clock;
      /** Answers that are kept. */
      most: number;
      /** Milliseconds from the answer on; of the answer where it decides. */
      keepMs: number | ((value: Value) => number);
    },
  ) {
    this.entries = new LRUCache({ max: options.most });
  }

  /** The answer; a question that fails is not remembered. */
  get(key: string, ask: () => Promise<Value>): Promise<Value> {
    const { clock, keepMs } = this.options;
    const known = this.entries.get(key);
    if (known && clock.now() < known.until) return known.value;
    const entry: Entry<Value> = { value: ask(), until: Infinity };
    this.entries.set(key, entry);
    entry.value.then(
      value => {
        const ms = typeof keepMs === 'number' ? keepMs : keepMs(value);
        entry.until = clock.now() + ms;
      },
      () => {
        if (this.entries.get(key) === entry) this.entries.delete(key);
      },
    );
    return entry.value;
  }

  /** Makes the next question be asked. */
  forget(key: string): void {
    this.entries.delete(key);
  }
}
