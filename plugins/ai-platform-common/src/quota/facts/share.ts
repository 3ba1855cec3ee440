/** Beyond this many values the pool starts anew: it saves memory, and must not become what eats it. */
const LARGEST_POOL = 50_000;

/** Longer texts are seldom equal. */
const LONGEST_SHARED = 256;

function pooled<T>(pool: Map<string, T>, key: string, value: T): T {
  if (key.length > LONGEST_SHARED) return value;
  const known = pool.get(key);
  if (known !== undefined) return known;
  if (pool.size >= LARGEST_POOL) pool.clear();
  pool.set(key, value);
  return value;
}

const texts = new Map<string, string>();
const objects = new Map<string, object>();

/** An equal text, the same one for every caller: thousands of pods name few nodes. */
export function sharedText(text: string): string {
  return pooled(texts, text, text);
}

/** An equal object of texts, the same one for every caller, and frozen for that reason. */
export function sharedObject<T extends Readonly<Record<string, string>>>(
  value: T,
): T {
  return pooled(objects, JSON.stringify(value), Object.freeze(value)) as T;
}
