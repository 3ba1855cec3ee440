import type { Clock } from '../clock/clock';
import { connectionFault, UpstreamError } from './upstreamError';

/** How much patience and memory an answer may take. */
export interface AnswerLimits {
  /** Milliseconds without a byte. */
  idleMs: number;
  /** Milliseconds from the first byte of the question to the last one of the answer. */
  totalMs?: number;
  /** Bytes of the body. */
  bytes?: number;
}

/** Aborts a question that takes too long. */
export class Patience {
  private readonly controller = new AbortController();
  readonly signal = this.controller.signal;
  private cancelIdle = () => {};
  private readonly cancelTotal: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly limits: AnswerLimits,
    private readonly outer: AbortSignal,
  ) {
    outer.addEventListener('abort', this.giveUp);
    this.cancelTotal =
      limits.totalMs === undefined
        ? () => {}
        : clock.after(limits.totalMs, this.lose);
    this.rest();
  }

  /** Begins to wait for the next byte. */
  rest(): void {
    this.cancelIdle();
    this.cancelIdle = this.clock.after(this.limits.idleMs, this.lose);
  }

  /** A byte has come: what is done with it takes the time that it takes. */
  pause(): void {
    this.cancelIdle();
  }

  end(): void {
    this.cancelIdle();
    this.cancelTotal();
    this.outer.removeEventListener('abort', this.giveUp);
  }

  /** Why it broke off: lost patience says more than the broken connection that follows from it. */
  explain(error: unknown): unknown {
    return this.signal.aborted ? this.signal.reason : connectionFault(error);
  }

  private readonly lose = () =>
    this.controller.abort(new UpstreamError('timedOut'));

  private readonly giveUp = () => this.controller.abort(this.outer.reason);
}
