import type { Decisions } from './decisions';
import type { Ledger } from './ledger';
import type { Times } from './times';

/** What is laid over the judgement of a source: history, people's decisions, and the time. */
export interface Overlay {
  ledger: Ledger;
  decisions: Decisions;
  times: Times;
  /** Milliseconds since 1970. */
  now: number;
}
