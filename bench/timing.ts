export { setTimeout as sleep } from 'node:timers/promises';

/** Does the work, and says how many milliseconds it took. */
export async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}
