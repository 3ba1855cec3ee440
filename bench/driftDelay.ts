import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds. A sample is the time between two calls: an idle loop shows a little more than this. */
const RESOLUTION = 1;

/** Milliseconds between two turns of the event loop that were to come every millisecond. */
export interface LoopDelay {
  p50: number;
  p99: number;
  max: number;
}

/** Begins to measure the event loop's delay; what comes back ends it. */
export function watchEventLoop(): () => LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  return () => {
    histogram.disable();
    return {
      p50: histogram.percentile(50) / 1e6,
      p99: histogram.percentile(99) / 1e6,
      max: histogram.max / 1e6,
    };
  };
}

/** `p50 / p99 / max ms`. */
export const delayText = ({ p50, p99, max }: LoopDelay) =>
  `${p50.toFixed(1)} / ${p99.toFixed(1)} / ${max.toFixed(1)} ms`;
