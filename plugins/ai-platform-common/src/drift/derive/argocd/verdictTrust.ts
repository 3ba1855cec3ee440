import type { ArgocdApplicationInputs } from '../../inputs';
import type { ApplicationFacts } from '../../facts';
import { plainText } from '../../plainText';
import { isoOf, millisecondsOf } from '../times';

/** How far what Argo CD says can be relied on. */
export interface VerdictTrust {
  /** True where the verdict is old, or the connection is down. */
  stale: boolean;
  /** True where Argo CD itself could not compare: then nothing it shows is a difference. */
  failed: boolean;
  /** Why nothing may be called in sync; absent where it may. */
  reason?: string;
}

/** The controller compares every two minutes, with up to one of jitter; this is more than three rounds. */
const OLDEST_VERDICT = 10 * 60_000;

/** What Argo CD says of itself when it could not make or read the manifests. */
const FAILURES = ['ComparisonError', 'InvalidSpecError', 'UnknownError'];

function failureOf(facts: ApplicationFacts): string | undefined {
  const condition = facts.conditions.find(({ type }) =>
    FAILURES.includes(type),
  );
  if (condition) return plainText(`${condition.type}: ${condition.message}`);
  return facts.sync === 'unknown'
    ? 'Argo CD could not tell whether it is in sync.'
    : undefined;
}

function ageOf(
  { reconciledAt }: ApplicationFacts,
  now: number,
): string | undefined {
  const at = millisecondsOf(reconciledAt);
  if (at === undefined) return 'Argo CD has not compared it yet.';
  return now - at > OLDEST_VERDICT
    ? `Argo CD has not compared it since ${isoOf(at)}.`
    : undefined;
}

/** How far to rely on what Argo CD says of an application that could be read. `now` in milliseconds since 1970. */
export function verdictTrust(
  { application, resources }: ArgocdApplicationInputs,
  facts: ApplicationFacts,
  now: number,
): VerdictTrust {
  const failure = failureOf(facts);
  const age = ageOf(facts, now);
  const lost =
    (application.status === 'ok' && application.stale) ||
    (resources.status === 'ok' && resources.stale);
  const reason =
    failure ??
    (lost ? 'Argo CD does not answer: this is what was last seen.' : age) ??
    (resources.status === 'unavailable'
      ? 'What Argo CD compared could not be read.'
      : undefined);
  return {
    stale: lost || age !== undefined,
    failed: failure !== undefined,
    ...(reason && { reason }),
  };
}
