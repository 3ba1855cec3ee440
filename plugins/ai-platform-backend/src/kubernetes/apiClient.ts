import type { Clock } from '../clock/clock';
import { checkAnswer } from '../http/checkAnswer';
import type { HttpAnswer } from '../http/exchange';
import { parseJson } from '../http/parseJson';
import type { AnswerLimits } from '../http/patience';
import { readAnswer } from '../http/readAnswer';
import { Slots } from '../http/slots';
import { UpstreamError } from '../http/upstreamError';
import type { Transport } from './transport';

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

/** What is not found is a path that no version of the API has: kinds are asked for, and never a single object. */
function checkServed(answer: HttpAnswer, now: number): void {
  try {
    checkAnswer(answer, now);
  } catch (error) {
    const isUnserved =
      error instanceof UpstreamError && error.fault === 'notFound';
    throw isUnserved ? new UpstreamError('notServed') : error;
  }
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
    const { path, accept, limits, signal, consume } = question;
    await readAnswer(
      {
        limits,
        signal,
        consume,
        send: patient => this.transport.get(path, { accept, signal: patient }),
        check: answer => {
          checkServed(answer, this.clock.now());
          question.onOpen?.();
        },
      },
      this.clock,
    );
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
}
