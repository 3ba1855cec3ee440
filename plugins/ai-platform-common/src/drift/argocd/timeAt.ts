import { textAt } from '../../quota/facts/fields';
import { secondsOf } from '../../quota/facts/seconds';

/** The time at a path, as it is written (RFC 3339); undefined where there is none. */
export function timeAt(
  root: unknown,
  ...path: readonly string[]
): string | undefined {
  const text = textAt(root, ...path);
  return text !== undefined && secondsOf(text) !== undefined ? text : undefined;
}
