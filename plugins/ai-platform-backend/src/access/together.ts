import DataLoader from 'dataloader';
import { sleep, type Clock } from '../clock/clock';

/** Questions that go in one request. */
const MOST = 100;
/** A request that hangs holds up those behind it no longer than this. */
const LONGEST_WAIT_MS = 20;

/** Until what is under way has ended, but 20 ms at the longest. */
async function free(underWay: Promise<unknown>, clock: Clock): Promise<void> {
  const enough = new AbortController();
  const moment = sleep(clock, LONGEST_WAIT_MS, enough.signal).catch(() => {});
  await Promise.race([underWay, moment]);
  enough.abort();
}

/**
 * Lets questions go together: while one request is under way, those that come meanwhile wait for it, and are then asked in
 * one. Who asks alone waits for nobody. The busier it is, the fewer requests a question takes.
 *
 * @param ask - answers in the order of the questions; where it fails, so do all of them
 */
export function together<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  clock: Clock,
): (question: Question) => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve();
  const questions = new DataLoader<Question, Answer>(
    batch => {
      const answers = ask(batch);
      underWay = answers.catch(() => {});
      return answers;
    },
    {
      cache: false,
      maxBatchSize: MOST,
      batchScheduleFn: send => void free(underWay, clock).then(send),
    },
  );
  return question => questions.load(question);
}
