import type { Clock } from '../clock/clock';

const MINUTE = 60_000;
const LOADS_A_MINUTE = 3;

/** Something that is fetched once for all who need it, and again when it is old or was refused: credentials. */
export class Renewable<Value> {
  private current: { value: Value } | undefined;
  private loading: Promise<{ value: Value } | undefined> | undefined;
  private loads: number[] = [];

  /**
   * @param load - undefined where there is nothing to be had
   */
  constructor(
    private readonly load: () => Promise<Value | undefined>,
    private readonly clock: Clock,
  ) {}

  /** The value, not older than the age in milliseconds if a new one is to be had; undefined where there never was one. */
  async get(oldestMs = Infinity): Promise<Value | undefined> {
    const age = this.clock.now() - (this.loads.at(-1) ?? 0);
    if (this.current && age < oldestMs) return this.current.value;
    return (await this.reload())?.value;
  }

  /**
   * Another value than the one that was refused, or the same one where it is too early to load again: never more than
   * three times a minute, whatever happens.
   */
  async renew(refused: Value): Promise<Value | undefined> {
    if (this.current && this.current.value !== refused) {
      return this.current.value;
    }
    return (await this.reload())?.value;
  }

  private async reload(): Promise<{ value: Value } | undefined> {
    this.loading ??= this.loadOnce().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadOnce(): Promise<{ value: Value } | undefined> {
    const now = this.clock.now();
    this.loads = this.loads.filter(time => now - time < MINUTE);
    if (this.loads.length < LOADS_A_MINUTE) {
      this.loads.push(now);
      const value = await this.load();
      if (value !== undefined) this.current = { value };
    }
    return this.current;
  }
}
