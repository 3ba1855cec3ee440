import type { SourceProblem } from './sourceProblem';

/** What is known of a source, with its age; or why nothing is. @public */
export type Reading<Value> =
  | {
      status: 'ok';
      value: Value;
      /** Milliseconds since 1970 at which the value was last known to be true. */
      observedAt: number;
      /** True while the connection is down: the value is what was last seen. */
      stale: boolean;
      /** Why the value is not kept up to date, where something stands in the way. */
      problem?: SourceProblem;
    }
  | { status: 'unavailable'; problem: SourceProblem };
