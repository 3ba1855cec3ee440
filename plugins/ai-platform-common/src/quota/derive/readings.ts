import type { ObjectFacts } from '../facts/facts';
import type { ReadingOf } from '../inputs';
import type { Reading } from '../../view/reading';
import { byName } from './order';

const NOTHING: readonly never[] = [];

/** What was read, the same array every time; nothing where nothing could be read. */
export function valueOf<Facts>(reading: ReadingOf<Facts>): readonly Facts[] {
  return reading.status === 'ok' ? reading.value : NOTHING;
}

/**
 * What was read of the namespace, by name. That a reading holds no object of another namespace is the reader's business;
 * a view that one team sees does not rely on it.
 */
export function ownOf<Facts extends ObjectFacts>(
  reading: ReadingOf<Facts>,
  namespace: string,
): readonly Facts[] {
  return byName(
    valueOf(reading).filter(facts => facts.namespace === namespace),
  );
}

/** True if the source could not be read. */
export function isUnavailable(reading: Reading<unknown>): boolean {
  return reading.status === 'unavailable';
}
