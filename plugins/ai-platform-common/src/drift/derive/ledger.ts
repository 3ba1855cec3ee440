import type { OpenDifferenceFacts } from '../facts';
import { differenceKey } from '../history/differenceKey';
import { isoOf, millisecondsOf } from './times';

/** Since when something differs, in the form that travels. */
export interface Since {
  since: string;
  /** It was seen first at that time; the change may be older. */
  sinceSeen?: true;
}

/** What a source tells of the time of a change, ISO 8601. */
export interface ToldTimes {
  /** When it was changed. */
  changedAt?: string;
  /** When the source itself saw it: the change may be older. */
  foundAt?: string;
}

/** When each difference was first seen. */
export type Ledger = ReadonlyMap<string, number>;

/** What is open, to be found by its place. */
export function ledgerOf(open: readonly OpenDifferenceFacts[]): Ledger {
  return new Map(
    open.map(difference => [differenceKey(difference), difference.openedAt]),
  );
}

/**
 * Since when a place differs: the time of the change where the source tells one and it is not later than the first look
 * that saw it, for a later write of the same manager did not begin it; else that look; without one now.
 */
export function sinceOf(
  place: { application: string; resource: string; path: string },
  { changedAt, foundAt }: ToldTimes,
  { ledger, now }: { ledger: Ledger; now: number },
): Since {
  const firstSeen = Math.min(
    ledger.get(differenceKey(place)) ?? now,
    millisecondsOf(foundAt) ?? now,
    now,
  );
  const changed = millisecondsOf(changedAt);
  return changed !== undefined && changed <= firstSeen
    ? { since: isoOf(changed) }
    : { since: isoOf(firstSeen), sinceSeen: true };
}
