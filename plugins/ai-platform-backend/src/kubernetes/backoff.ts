const SHORTEST_MS = 1_000;
const LONGEST_MS = 30_000;

/** A duration between the two, all equally likely. */
export function between(
  random: () => number,
  shortest: number,
  longest: number,
): number {
  return shortest + random() * (longest - shortest);
}

/**
 * How long to wait before the next attempt: with full jitter between one second and a bound that doubles with every
 * failure, up to 30 seconds, so that what failed together does not come back together.
 */
export class Backoff {
  private failures = 0;

  constructor(private readonly random: () => number) {}

  /** True where nothing has failed since the last success. */
  get isRested(): boolean {
    return this.failures === 0;
  }

  /** Milliseconds; longer after every call. */
  next(): number {
    this.failures += 1;
    const bound = Math.min(SHORTEST_MS * 2 ** this.failures, LONGEST_MS);
    return between(this.random, SHORTEST_MS, bound);
  }

  /** An attempt has succeeded. */
  reset(): void {
    this.failures = 0;
  }
}
