import type {
  Reading,
  SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';

// A watch that ends and begins again is nothing to speak of.
const GRACE_MS = 10_000;

/**
 * How true a cached value is.
 *
 * While a watch is open, the value is current: its age is none, for the server would have said what changed. A
 * connection that died without a word is noticed when it has been silent for 90 seconds; until then the age is up to that
 * much too good. Without a watch, the age counts from the last word of the cluster, and ten seconds after the watch broke
 * off the value is called stale.
 */
export class Freshness {
  private isOpen = false;
  private provenAt: number | undefined;
  private closedAt = 0;

  constructor(private readonly now: () => number) {}

  /** The watch is open. */
  open(): void {
    this.isOpen = true;
    this.prove();
  }

  /** The watch has ended. */
  close(): void {
    if (this.isOpen) this.closedAt = this.now();
    this.isOpen = false;
  }

  /** The cluster has said just now what holds. */
  prove(): void {
    this.provenAt = this.now();
  }

  /** Milliseconds since 1970 at which the value was last known to be true; undefined where it never was. */
  get observedAt(): number | undefined {
    return this.isOpen ? this.now() : this.provenAt;
  }

  get isStale(): boolean {
    if (this.isOpen || this.provenAt === undefined) return false;
    const since = Math.max(this.closedAt, this.provenAt);
    return this.now() - since > GRACE_MS;
  }

  /** The value with its age; where there never was one, the problem. */
  reading<Value>(
    value: () => Value,
    problem: () => SourceProblem,
  ): Reading<Value> {
    const { observedAt, isStale } = this;
    return observedAt === undefined
      ? { status: 'unavailable', problem: problem() }
      : { status: 'ok', value: value(), observedAt, stale: isStale };
  }
}
