import type {
  Reading,
  ReadingOf,
  SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';

/**
 * The readings as one: what the readable ones say, as old as the oldest; unavailable where none is readable. No readings
 * are nothing, known for certain.
 */
export function joinReadings<Facts>(
  readings: readonly ReadingOf<Facts>[],
  now: number,
): ReadingOf<Facts> {
  const known = readings.flatMap(reading =>
    reading.status === 'ok' ? [reading] : [],
  );
  if (known.length === 0 && readings.length > 0) return readings[0];
  return {
    status: 'ok',
    value: known.flatMap(({ value }) => value),
    observedAt: Math.min(now, ...known.map(({ observedAt }) => observedAt)),
    stale: known.some(({ stale }) => stale),
  };
}

/** What the readings could not say, and what stands in the way of those that are not kept up to date. */
export function problemsOf(
  readings: readonly Reading<unknown>[],
): SourceProblem[] {
  return readings.flatMap(({ problem }) => (problem ? [problem] : []));
}
