import type { ClosedDifference } from '../../view/driftView';
import { compare } from '../../quota/derive/order';
import type { ClosedDifferenceFacts } from '../facts';
import { plainText } from '../plainText';
import { isoOf } from './times';

const MOST_CLOSED = 50;

/** What ended, the latest first, at most 50. */
export function closedDifferences(
  closed: readonly ClosedDifferenceFacts[],
): ClosedDifference[] {
  return [...closed]
    .sort((a, b) => compare(b.closedAt, a.closedAt))
    .slice(0, MOST_CLOSED)
    .map(({ application, resource, path, openedAt, closedAt, by, person }) => ({
      application,
      resource,
      path,
      openedAt: isoOf(openedAt),
      closedAt: isoOf(closedAt),
      by,
      ...(person && { person: plainText(person) }),
    }));
}
