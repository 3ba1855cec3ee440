import type { TerraformReportOrigin } from '@flagstone/backstage-plugin-ai-platform-common';
import { idleWorkers } from './idleWorkers';
import { LARGEST_PLAN } from './planReader';
import { PlanRefused } from './planRefused';
import type { PlanWorker } from './planWorker';
import type { Summary } from './workerMessages';

/** Pieces that the worker has not read yet: enough that it need not wait. */
const PIECES_AHEAD = 8;
const PIECE_BYTES = 256 * 1024;

/** Copies of the bytes, for they are given away; short enough that one of them does not hold up the main loop. */
function* piecesOf(chunk: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
    yield new Uint8Array(chunk.subarray(at, at + PIECE_BYTES));
  }
}

/** Sends pieces, and never more of them than the worker keeps up with. */
class Sender {
  private readonly ahead: Array<Promise<unknown>> = [];

  constructor(private readonly worker: PlanWorker) {}

  async send(chunk: Uint8Array): Promise<void> {
    for (const bytes of piecesOf(chunk)) {
      const answered = this.worker.ask({ kind: 'chunk', bytes });
      // The one that waits for it hears of a failure; until then it is nobody's.
      answered.catch(() => {});
      this.ahead.push(answered);
      if (this.ahead.length >= PIECES_AHEAD) await this.ahead.shift();
    }
  }

  async finish(): Promise<void> {
    await Promise.all(this.ahead);
  }
}

/**
 * Sends the plan. After a failure the rest is read and thrown away, because who sends it hears of the reason only when
 * all is sent; of what is larger than a plan may be, nothing more is read.
 */
async function sendAll(
  stream: AsyncIterable<Uint8Array>,
  worker: PlanWorker,
  largest: number,
): Promise<void> {
  const sender = new Sender(worker);
  let failure: unknown;
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > largest) throw new PlanRefused('tooLarge');
    if (failure) continue;
    try {
      await sender.send(chunk);
    } catch (error) {
      failure = error;
    }
  }
  if (failure) throw failure;
  await sender.finish();
}

/**
 * Reads a plan and summarises it in a thread of its own.
 *
 * @param largest - bytes
 * @throws PlanRefused, or what the stream throws
 */
export async function summarisePlan(
  stream: AsyncIterable<Uint8Array>,
  origin: TerraformReportOrigin,
  largest = LARGEST_PLAN,
): Promise<Summary> {
  const worker = idleWorkers.take();
  try {
    await worker.ask({ kind: 'begin', origin });
    await sendAll(stream, worker, largest);
    const answer = await worker.ask({ kind: 'end' });
    if (answer.kind !== 'done') throw new Error('The worker gave no answer.');
    return answer.summary;
  } finally {
    await idleWorkers.giveBack(worker);
  }
}
