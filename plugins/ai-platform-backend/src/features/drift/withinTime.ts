import { setTimeout as after } from 'node:timers/promises';

/**
 * What comes of the promise, or of `otherwise` where it takes longer than the time in milliseconds. The promise goes on:
 * who asks again finds what it brought.
 */
export async function withinTime<Result>(
  promise: Promise<Result>,
  milliseconds: number,
  otherwise: () => Result,
): Promise<Result> {
  const waiting = new AbortController();
  const late = after(milliseconds, undefined, { signal: waiting.signal }).then(
    otherwise,
  );
  // Aborted, it rejects, and nobody listens any more.
  late.catch(() => undefined);
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    waiting.abort();
  }
}
