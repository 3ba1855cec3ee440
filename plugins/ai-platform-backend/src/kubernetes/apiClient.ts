import type { Clock } from '../clock/clock';
import { Slots } from './slots';
import type { Transport, TransportAnswer } from './transport';
import { connectionFault, UpstreamError, type Fault } from './upstreamError';

const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

/** How much patience and memory an answer may take. */
export interface AnswerLimits {
  /** Milliseconds without a byte. */
  idleMs: number;
  /** Milliseconds from the first byte of the question to the last one of the answer. */
  totalMs?: number;
  /** Bytes of the body. */
  bytes?: number;
}

/** A question to the API server. */
export interface ApiQuestion {
  path: string;
  accept: string;
  limits: AnswerLimits;
  signal: AbortSignal;
  /** Called once when the server has begun to answer with what was asked for. */
  onOpen?: () => void;
  /** Takes the body piece by piece; the next piece waits for it. */
  consume: (chunk: Uint8Array) => void | Promise<void>;
}

const FAULTS: Record<number, Fault> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notServed',
  410: 'expired',
  413: 'tooLarge',
  429: 'throttled',
};

function faultOf(status: number): Fault {
  return FAULTS[status] ?? (status >= 500 ? 'serverError' : 'invalidAnswer');
}

function header(answer: TransportAnswer, name: string): string {
  return String(answer.headers[name] ?? '');
}

/** Retry-After in seconds or as a date. */
function retryAfterMs(text: string, now: number): number | undefined {
  if (!text) return undefined;
  const wait = /^\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - now;
  return Number.isFinite(wait)
    ? Math.min(Math.max(wait, 0), LONGEST_RETRY_AFTER_MS)
    : undefined;
}

function check(answer: TransportAnswer, now: number): void {
  const isJson = /^application\/json\b/.test(header(answer, 'content-type'));
  if (answer.status === 200 && isJson) return;
  answer.discard();
  if (answer.status === 200) throw new UpstreamError('invalidAnswer');
  // An unknown path is answered in plain text; a page comes from something that is no API server.
  const isPage = /html/.test(header(answer, 'content-type'));
  if (answer.status === 404 && isPage) throw new UpstreamError('invalidAnswer');
  throw new UpstreamError(faultOf(answer.status), {
    retryAfterMs: retryAfterMs(header(answer, 'retry-after'), now),
  });
}

/** Aborts a question that takes too long. */
class Patience {
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

/** Asks one cluster, with limits on time and size; at most `lists` of its long answers are read at the same time. */
export class ApiClient {
  /** For the lists of this cluster. */
  readonly listSlots: Slots;

  constructor(
    private readonly transport: Transport,
    readonly clock: Clock,
    { lists }: { lists: number },
  ) {
    this.listSlots = new Slots(lists);
  }

  /**
   * Resolves when the body has come to its end and was consumed.
   *
   * @throws UpstreamError, the reason of the signal, or what `consume` throws
   */
  async read(question: ApiQuestion): Promise<void> {
    const { path, accept, limits, signal } = question;
    signal.throwIfAborted();
    const patience = new Patience(this.clock, limits, signal);
    try {
      const answer = await this.transport.get(path, {
        accept,
        signal: patience.signal,
      });
      check(answer, this.clock.now());
      question.onOpen?.();
      await this.readBody(answer, question, patience);
    } catch (error) {
      throw patience.explain(error);
    } finally {
      patience.end();
    }
  }

  /** @throws UpstreamError `invalidAnswer` where the body is no JSON */
  async readJson(
    question: Omit<ApiQuestion, 'consume'> & {
      limits: { bytes: number };
    },
  ): Promise<unknown> {
    const chunks: Uint8Array[] = [];
    await this.read({ ...question, consume: chunk => void chunks.push(chunk) });
    return parseJson(Buffer.concat(chunks));
  }

  close(): void {
    this.transport.close();
  }

  private async readBody(
    { body }: TransportAnswer,
    { limits, consume }: ApiQuestion,
    patience: Patience,
  ): Promise<void> {
    let bytes = 0;
    patience.rest();
    for await (const chunk of body) {
      patience.pause();
      bytes += chunk.byteLength;
      if (limits.bytes !== undefined && bytes > limits.bytes) {
        throw new UpstreamError('tooLarge');
      }
      await consume(chunk);
      // A question that was given up while its piece was worked on ends here.
      patience.signal.throwIfAborted();
      patience.rest();
    }
    patience.signal.throwIfAborted();
  }
}

/** @throws UpstreamError `invalidAnswer` */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // The cause would quote the answer.
    throw new UpstreamError('invalidAnswer');
  }
}
