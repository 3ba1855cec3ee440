import { createHash } from 'node:crypto';

/** Of parts of any length a text of 64 characters, for an index; no two lists of parts share it. */
export function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
