import type { FluxObjectFacts } from '../../facts';
import type { FluxInputs } from '../../inputs';
import { plainText } from '../../plainText';
import { isoOf, millisecondsOf } from '../times';
import { driftReport } from './driftReport';

/** How far what Flux says can be relied on. */
export interface FluxTrust {
  /** True where the verdict is old, or the connection is down. */
  stale: boolean;
  /** Why nothing may be called in sync; absent where it may. */
  reason?: string;
}

type Condition = FluxObjectFacts['conditions'][number];

/** An interval may be missed once, and an apply takes its time. */
const GRACE = 2 * 60_000;

/** The condition of that type. */
export function conditionOf(
  { conditions }: FluxObjectFacts,
  type: string,
): Condition | undefined {
  return conditions.find(condition => condition.type === type);
}

/** Applied, and only then found to be unwell. */
const isUnwell = (ready: Condition) =>
  ready.status === 'False' && ready.reason === 'HealthCheckFailed';

const isGood = (ready: Condition) => ready.status === 'True' || isUnwell(ready);

/**
 * When the controller last came to a verdict, in milliseconds since 1970. Each round of a Kustomization moves its Ready
 * condition and its history; a HelmRelease in which nothing happens keeps no trace of its rounds.
 */
export function verdictAt(facts: FluxObjectFacts): number | undefined {
  const ready = conditionOf(facts, 'Ready');
  const drifted = conditionOf(facts, 'Drifted');
  const times = [
    ready && isGood(ready) ? ready.at : undefined,
    drifted?.at,
    ...facts.history
      .filter(({ status }) => /succeeded|deployed/i.test(status))
      .map(({ at }) => at),
  ].flatMap(time => millisecondsOf(time) ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}

function ageOf(facts: FluxObjectFacts, now: number): string | undefined {
  const at = verdictAt(facts);
  if (at === undefined) return 'Flux has not reconciled it yet.';
  const oldest = 2 * (facts.intervalMs ?? 0) + GRACE;
  return facts.kind === 'Kustomization' && now - at > oldest
    ? `Flux has not reconciled it since ${isoOf(at)}.`
    : undefined;
}

function staleness(facts: FluxObjectFacts, now: number): string | undefined {
  if (facts.suspended)
    return 'Flux was told to suspend it: nothing is compared.';
  if (facts.observedGeneration < facts.generation)
    return 'Flux has not seen the latest change of it.';
  return ageOf(facts, now);
}

function failureOf(facts: FluxObjectFacts): string | undefined {
  const ready = conditionOf(facts, 'Ready');
  // A round is under way: what the last one said holds, if it is not too old.
  if (!ready || ready.status === 'Unknown' || isGood(ready)) return undefined;
  return plainText(`${ready.reason}: ${ready.message}`);
}

function undetected(
  facts: FluxObjectFacts,
  events: FluxInputs['events'],
): string | undefined {
  if (facts.kind === 'Kustomization') return undefined;
  if ((facts.driftDetection ?? 'disabled') === 'disabled')
    return 'The HelmRelease does not detect drift: spec.driftDetection.mode is disabled.';
  return driftReport(facts, events)
    ? undefined
    : 'The helm-controller keeps no result of its drift detection; version 1.6 and later do.';
}

/** How far to rely on what Flux says of an object that could be read. `now` in milliseconds since 1970. */
export function fluxTrust(
  { object, events }: FluxInputs,
  facts: FluxObjectFacts,
  now: number,
): FluxTrust {
  const lost =
    object.status === 'ok' && object.stale
      ? 'The cluster does not answer: this is what was last seen.'
      : undefined;
  const old = lost ?? staleness(facts, now);
  const reason = old ?? failureOf(facts) ?? undetected(facts, events);
  return { stale: old !== undefined, ...(reason && { reason }) };
}
