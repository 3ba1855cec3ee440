import type { DriftObstacle } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Clock } from '../clock/clock';
import { checkAnswer } from '../http/checkAnswer';
import { exchange, type HttpAnswer, type HttpQuestion } from '../http/exchange';
import { parseJson } from '../http/parseJson';
import type { AnswerLimits } from '../http/patience';
import { readAnswer } from '../http/readAnswer';
import { UpstreamError } from '../http/upstreamError';
import { ArgocdAccess } from './argocdAccess';
import { refusalOf } from './argocdRefusal';
import type { ConfiguredInstance } from './configuredInstance';

/** So long a server that does not answer is left alone, and whoever asks is told at once. */
const REST_MS = 5_000;

/** A question to Argo CD's API. */
export interface ClientQuestion {
  /** Of `argocdPath`. */
  path: string;
  limits: AnswerLimits & { bytes: number };
  /** Sent with POST, as JSON. */
  body?: unknown;
}

/** A write that Argo CD refuses for a reason that is known. */
export class RefusedError extends UpstreamError {
  constructor(readonly obstacle: DriftObstacle) {
    super('forbidden');
  }
}

/**
 * Asks one Argo CD, with limits on time and size. A token that is refused is renewed, and the question asked once more;
 * redirects are not followed.
 */
export class ArgocdClient {
  private readonly closing = new AbortController();
  private readonly access: ArgocdAccess;
  private answeredAt = -Infinity;
  private rest: { until: number; fault: UpstreamError } | undefined;

  constructor(instance: ConfiguredInstance, readonly clock: Clock) {
    this.access = new ArgocdAccess(instance, { clock, signal: this.signal });
  }

  /** Aborted when the client is closed. */
  get signal(): AbortSignal {
    return this.closing.signal;
  }

  /**
   * Reads the answer piece by piece.
   *
   * @throws UpstreamError; RefusedError where a write is refused
   */
  async read(
    question: ClientQuestion,
    consume: (chunk: Uint8Array) => void | Promise<void>,
  ): Promise<void> {
    this.checkRest();
    const begunAt = this.clock.now();
    try {
      await readAnswer(
        {
          limits: question.limits,
          signal: this.signal,
          send: signal => this.send(question, signal),
          check: answer => this.check(answer, question),
          consume,
        },
        this.clock,
      );
    } catch (error) {
      this.noteFault(error, begunAt);
      throw error;
    }
  }

  /** @throws UpstreamError; RefusedError where a write is refused */
  async readJson(question: ClientQuestion): Promise<unknown> {
    const chunks: Uint8Array[] = [];
    await this.read(question, chunk => void chunks.push(chunk));
    return parseJson(Buffer.concat(chunks));
  }

  /** Ends every question and every connection. */
  close(): void {
    this.closing.abort(new UpstreamError('unreachable'));
    this.access.close();
  }

  private async send(
    { path, body }: ClientQuestion,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const question: HttpQuestion = {
      path,
      accept: 'application/json',
      signal,
      ...(body !== undefined && { method: 'POST', body }),
    };
    const grant = await this.access.get();
    const answer = await exchange(question, grant.access, this.clock);
    if (answer.status !== 401) return answer;
    answer.discard();
    const renewed = await this.access.renew(grant);
    return renewed ? exchange(question, renewed.access, this.clock) : answer;
  }

  private async check(
    answer: HttpAnswer,
    { body }: ClientQuestion,
  ): Promise<void> {
    this.answeredAt = this.clock.now();
    const obstacle = body === undefined ? undefined : await refusalOf(answer);
    if (obstacle) throw new RefusedError(obstacle);
    checkAnswer(answer, this.clock.now());
  }

  private checkRest(): void {
    if (this.rest && this.clock.now() < this.rest.until) throw this.rest.fault;
  }

  /** A server that said nothing to anybody since then is down; a single answer that takes too long is no sign of it. */
  private noteFault(error: unknown, begunAt: number): void {
    if (!(error instanceof UpstreamError) || this.signal.aborted) return;
    const now = this.clock.now();
    const { fault, details } = error;
    const isDown =
      fault === 'unreachable' ||
      fault === 'badCertificate' ||
      (fault === 'timedOut' && this.answeredAt < begunAt);
    const wait = details.retryAfterMs ?? (isDown ? REST_MS : 0);
    if (wait > 0) this.rest = { until: now + wait, fault: error };
  }
}
