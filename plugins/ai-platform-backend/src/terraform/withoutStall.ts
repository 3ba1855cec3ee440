import type { Clock } from '../clock/clock';
import { PostFault } from './postFault';

/** How long a sender may take for the next bytes that count. */
export const LONGEST_SILENCE_MS = 30_000;
/** A byte now and then is silence too. */
const LEAST_BYTES = 16 * 1024;

const STALLED = `The report is refused. It broke off: in ${
  LONGEST_SILENCE_MS / 1000
} seconds next to nothing of it came.`;

/** What comes of the work, unless it takes longer than the milliseconds. */
function within<Result>(
  clock: Clock,
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () =>
      reject(new PostFault(408, STALLED)),
    );
    work.then(resolve, reject).finally(cancel);
  });
}

/**
 * The same pieces, and a fault where their sender falls silent. Only the time counts for which a piece is waited for: a
 * reader may take as long as it likes.
 *
 * @throws PostFault, or what the stream throws
 */
export async function* withoutStall(
  stream: AsyncIterable<Uint8Array>,
  clock: Clock,
): AsyncGenerator<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]();
  let left = LONGEST_SILENCE_MS;
  let came = 0;
  try {
    for (;;) {
      const asked = clock.now();
      const next = await within(clock, left, pieces.next());
      if (next.done) return;
      left -= clock.now() - asked;
      came += next.value.length;
      if (came >= LEAST_BYTES) {
        left = LONGEST_SILENCE_MS;
        came = 0;
      }
      yield next.value;
    }
  } finally {
    // Not waited for: after a stall it comes to its end with the next piece, or never.
    pieces.return?.().catch(() => {});
  }
}
