/** Generous: what is waited for is sure to come, and a machine may be slow. */
const LIMIT_MS = 90_000;
const PAUSE_MS = 50;

const pause = () => new Promise(resolve => setTimeout(resolve, PAUSE_MS));

/** The first value that satisfies. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  satisfies: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const value = await read();
    if (satisfies(value)) return value;
    if (Date.now() > end) {
      throw new Error(`In vain; at last: ${JSON.stringify(value, null, 1)}`);
    }
    await pause();
  }
}

/** Waits until the expectations hold; fails as they do at last. */
export async function eventuallyHolds(
  expectations: () => void | Promise<void>,
): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    try {
      await expectations();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause();
  }
}
