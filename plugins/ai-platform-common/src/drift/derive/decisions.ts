import type { IgnoredDifference } from '../../view/driftView';
import type { IgnoreDecisionFacts } from '../facts';
import { plainText } from '../plainText';
import { isoOf } from './times';

/** Finds what people said about a place; with an empty path about the whole resource. */
export type Decisions = (
  application: string,
  resource: string,
  path: string,
) => IgnoredDifference | undefined;

const covers = (decided: string | undefined, path: string) =>
  !decided ||
  decided === path ||
  path.startsWith(`${decided}.`) ||
  path.startsWith(`${decided}[`);

function shown(decision: IgnoreDecisionFacts): IgnoredDifference {
  return {
    by: 'person',
    id: decision.id,
    person: plainText(decision.person),
    reason: plainText(decision.reason),
    until: isoOf(decision.until),
  };
}

// Two may have said it; the one that holds the longest says what is to be expected.
const longest = (decisions: readonly IgnoreDecisionFacts[]) =>
  decisions.reduce<IgnoreDecisionFacts | undefined>(
    (best, decision) =>
      best === undefined || decision.until > best.until ? decision : best,
    undefined,
  );

/** The decisions that hold now, to be found by their place. A decision about a field holds for what lies under it. */
export function decisionsOf(
  decisions: readonly IgnoreDecisionFacts[],
  now: number,
): Decisions {
  const byResource = new Map<string, IgnoreDecisionFacts[]>();
  const keyOf = (application: string, resource: string) =>
    JSON.stringify([application, resource]);
  for (const decision of decisions) {
    if (decision.at > now || decision.until <= now) continue;
    const key = keyOf(decision.application, decision.resource);
    byResource.set(key, [...(byResource.get(key) ?? []), decision]);
  }
  if (byResource.size === 0) return () => undefined;
  return (application, resource, path) => {
    const decision = longest(
      (byResource.get(keyOf(application, resource)) ?? []).filter(candidate =>
        covers(candidate.path, path),
      ),
    );
    return decision && shown(decision);
  };
}
