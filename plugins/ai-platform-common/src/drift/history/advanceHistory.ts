import type { ClosedDifferenceFacts, OpenDifferenceFacts } from '../facts';
import { closingOf } from './closingOf';
import { differenceKey } from './differenceKey';
import type { AskedAction, ObservedApplication } from './observation';

/** What was known, what a look found, and what was asked for. @public */
export interface HistoryInputs {
  /** All that is open of the observed applications; of others it may be there or not. */
  open: readonly OpenDifferenceFacts[];
  observed: readonly ObservedApplication[];
  /** Since the oldest of the open differences; the order is of no matter. */
  actions: readonly AskedAction[];
  /** Milliseconds since 1970. */
  now: number;
}

/** What is to be written down: each list holds whole rows, and no row stands in two of them. @public */
export interface HistoryStep {
  opened: OpenDifferenceFacts[];
  /** Open before and seen again, with `seenAt` of now. */
  seen: OpenDifferenceFacts[];
  closed: ClosedDifferenceFacts[];
}

function openedOf(
  { application, differences }: ObservedApplication,
  known: ReadonlySet<string>,
  now: number,
): OpenDifferenceFacts[] {
  return differences
    .map(({ foundAt = now, ...difference }) => ({
      application,
      ...difference,
      openedAt: Math.min(foundAt, now),
      seenAt: now,
    }))
    .filter(difference => !known.has(differenceKey(difference)));
}

// Another replica may have seen what changed after this one had read.
const mayClose = (
  { complete, lookedAt = Infinity }: ObservedApplication,
  unknown: ReadonlySet<string>,
  { resource, openedAt }: OpenDifferenceFacts,
) => complete && lookedAt >= openedAt && !unknown.has(resource);

function stepOf(
  application: ObservedApplication,
  open: readonly OpenDifferenceFacts[],
  { actions, now }: HistoryInputs,
): HistoryStep {
  const keyed = (difference: { resource: string; path: string }) =>
    differenceKey({ application: application.application, ...difference });
  const found = new Set(application.differences.map(keyed));
  const unknown = new Set(application.unknown);
  return {
    opened: openedOf(application, new Set(open.map(keyed)), now),
    seen: open
      .filter(difference => found.has(keyed(difference)))
      .map(difference => ({ ...difference, seenAt: now })),
    closed: open
      .filter(
        difference =>
          !found.has(keyed(difference)) &&
          mayClose(application, unknown, difference),
      )
      .map(difference => ({
        ...difference,
        closedAt: now,
        ...closingOf(difference, application, actions),
      })),
  };
}

function byApplication(
  open: readonly OpenDifferenceFacts[],
): Map<string, OpenDifferenceFacts[]> {
  const groups = new Map<string, OpenDifferenceFacts[]>();
  for (const difference of open) {
    const group = groups.get(difference.application);
    if (group) group.push(difference);
    else groups.set(difference.application, [difference]);
  }
  return groups;
}

/**
 * The next step of the history of differences: what opened, what is still there, and what ended and by what. Pure; the
 * same inputs give the same step, so that two replicas that look at the same time write the same rows.
 *
 * What could not be looked at as a whole closes nothing; an application that was not looked at stays as it is.
 * @public
 */
export function advanceHistory(inputs: HistoryInputs): HistoryStep {
  const open = byApplication(inputs.open);
  const steps = inputs.observed.map(application =>
    stepOf(application, open.get(application.application) ?? [], inputs),
  );
  return {
    opened: steps.flatMap(({ opened }) => opened),
    seen: steps.flatMap(({ seen }) => seen),
    closed: steps.flatMap(({ closed }) => closed),
  };
}
