import { createReadStream } from 'node:fs';
import { summarisePlan } from '../plugins/ai-platform-backend/src/terraform/summarisePlan';
import { watchEventLoop, type LoopDelay } from './driftDelay';
import { timed } from './timing';
import { answerQuestions } from './worker';

const ORIGIN = { workspace: 'bench', receivedAt: '2027-01-01T06:00:00.000Z' };

/** How a plan was read. */
export interface Summarised {
  ms: number;
  /** Of the loop that serves requests. */
  delay: LoopDelay;
  /** By which the process grew, at its largest: bytes. */
  grown: number;
  /** As found in the plan. */
  changes: number;
  drift: number;
  /** Of the summary: bytes. */
  facts: number;
}

const peak = () => process.resourceUsage().maxRSS * 1_024;

answerQuestions(async ({ small, file }: { small: string; file: string }) => {
  const before = peak();
  // Starts the thread, which compiles its sources; a built backend has them compiled.
  await summarisePlan(createReadStream(small), ORIGIN);
  const ended = watchEventLoop();
  const { value, ms } = await timed(() =>
    summarisePlan(createReadStream(file), ORIGIN),
  );
  return {
    ms,
    delay: ended(),
    grown: peak() - before,
    changes: value.changes,
    drift: value.drift,
    facts: value.facts.length,
  } satisfies Summarised;
});
