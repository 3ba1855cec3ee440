import type { Clock } from '../clock/clock';
import type { HttpAnswer } from './exchange';
import { Patience, type AnswerLimits } from './patience';
import { UpstreamError } from './upstreamError';

/** What to ask and how to take the answer. */
export interface AnswerReader {
  limits: AnswerLimits;
  signal: AbortSignal;
  /** Sends the question; its signal aborts when patience is lost. */
  send(signal: AbortSignal): Promise<HttpAnswer>;
  /** Throws where the answer is not one whose body is to be read. */
  check(answer: HttpAnswer): void | Promise<void>;
  /** Takes the body piece by piece; the next piece waits for it. */
  consume(chunk: Uint8Array): void | Promise<void>;
}

async function readBody(
  { body }: HttpAnswer,
  { limits, consume }: AnswerReader,
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

/**
 * Asks, and reads the answer within its limits of time and size. Resolves when the body has come to its end and was
 * consumed.
 *
 * @throws UpstreamError, the reason of the signal, or what `check` and `consume` throw
 */
export async function readAnswer(
  reader: AnswerReader,
  clock: Clock,
): Promise<void> {
  reader.signal.throwIfAborted();
  const patience = new Patience(clock, reader.limits, reader.signal);
  try {
    const answer = await reader.send(patience.signal);
    await reader.check(answer);
    await readBody(answer, reader, patience);
  } catch (error) {
    throw patience.explain(error);
  } finally {
    patience.end();
  }
}
