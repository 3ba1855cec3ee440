import type { OpenDifferenceFacts } from '../facts';
import type { Times } from './times';

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

/** A field of a resource of an application; the whole resource where the path is empty. */
export interface Place {
  application: string;
  resource: string;
  path: string;
}

/** When each difference was first seen, in milliseconds since 1970. */
export type Ledger = (place: Place) => number | undefined;

/** What is open, to be found by its place. */
export function ledgerOf(open: readonly OpenDifferenceFacts[]): Ledger {
  const ledger = new Map<string, Map<string, Map<string, number>>>();
  for (const { application, resource, path, openedAt } of open) {
    const resources = ledger.get(application) ?? new Map();
    const paths = resources.get(resource) ?? new Map();
    ledger.set(application, resources.set(resource, paths.set(path, openedAt)));
  }
  return ({ application, resource, path }) =>
    ledger.get(application)?.get(resource)?.get(path);
}

/**
 * Since when a place differs: the time of the change where the source tells one and it is not later than the first look
 * that saw it, for a later write of the same manager did not begin it; else that look; without one now.
 */
export function sinceOf(
  place: Place,
  { changedAt, foundAt }: ToldTimes,
  { ledger, times, now }: { ledger: Ledger; times: Times; now: number },
): Since {
  const firstSeen = Math.min(
    ledger(place) ?? now,
    times.millisecondsOf(foundAt) ?? now,
    now,
  );
  const changed = times.millisecondsOf(changedAt);
  return changed !== undefined && changed <= firstSeen
    ? { since: times.isoOf(changed) }
    : { since: times.isoOf(firstSeen), sinceSeen: true };
}
