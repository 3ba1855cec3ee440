import type { SourceProblem } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Clock } from '../clock/clock';
import { PlanRefused } from './planRefused';
import type { FetchedPlan, ReportSource } from './reportSource';
import { SourceFault } from './sourceFault';

const FETCH_EVERY_MS = 5 * 60_000;
const LONGEST_FETCH_MS = 120_000;

interface Poll {
  /** Milliseconds since 1970. */
  begunAt: number;
  running?: Promise<void>;
  version?: string;
  problem?: SourceProblem;
}

const NOT_READ: SourceProblem = {
  code: 'serverError',
  message: 'The report could not be read.',
};

/** Fetches the plan of a workspace when somebody looks, at most every five minutes, once for all who look. */
export class SourcePolls {
  private readonly polls = new Map<string, Poll>();

  constructor(
    private readonly clock: Clock,
    private readonly take: (plan: FetchedPlan) => Promise<unknown>,
  ) {}

  /** Begins to fetch where it is time to; the promise is that of the fetch that is under way, and never rejects. */
  look(key: string, source: ReportSource): Promise<void> {
    const poll = this.polls.get(key) ?? { begunAt: -Infinity };
    this.polls.set(key, poll);
    const now = this.clock.now();
    if (!poll.running && now - poll.begunAt >= FETCH_EVERY_MS) {
      poll.begunAt = now;
      poll.running = this.fetch(poll, source).finally(() => {
        poll.running = undefined;
      });
    }
    return poll.running ?? Promise.resolve();
  }

  /** Why the last fetch brought nothing. */
  problem(key: string): SourceProblem | undefined {
    return this.polls.get(key)?.problem;
  }

  private async fetch(poll: Poll, source: ReportSource): Promise<void> {
    try {
      const signal = AbortSignal.timeout(LONGEST_FETCH_MS);
      const plan = await source.fetch(poll.version, signal);
      if (plan) {
        await this.take(plan);
        poll.version = plan.version;
      }
      poll.problem = undefined;
    } catch (error) {
      poll.problem = problemOf(error);
    }
  }
}

function problemOf(error: unknown): SourceProblem {
  if (error instanceof SourceFault) return error.problem;
  return error instanceof PlanRefused
    ? { code: 'invalidAnswer', message: error.message }
    : NOT_READ;
}
