import type { FluxObjectFacts, ObjectEventFacts } from '../../facts';

/** What helm-controller found when it last looked for drift. */
export interface DriftReport {
  drifted: boolean;
  message: string;
  /** ISO 8601. */
  at: string;
}

const REASONS = ['DriftDetected', 'DriftCorrected'];

const isOf = (facts: FluxObjectFacts, { ref }: ObjectEventFacts) =>
  ref.kind === facts.kind &&
  ref.namespace === facts.namespace &&
  ref.name === facts.name;

/** The events about the object itself, the latest first. */
export function eventsOf(
  facts: FluxObjectFacts,
  events: readonly ObjectEventFacts[],
): ObjectEventFacts[] {
  return events
    .filter(event => isOf(facts, event))
    .sort((a, b) => Number(b.at > a.at) - Number(b.at < a.at));
}

/**
 * The result of the drift detection: the condition Drifted of helm-controller 1.6 and later, else what its events tell
 * as long as there are any; undefined where nobody tells.
 */
export function driftReport(
  facts: FluxObjectFacts,
  events: readonly ObjectEventFacts[],
): DriftReport | undefined {
  const condition = facts.conditions.find(({ type }) => type === 'Drifted');
  if (condition && condition.status !== 'Unknown') {
    const { status, message, at } = condition;
    return { drifted: status === 'True', message, at };
  }
  const event = eventsOf(facts, events).find(({ reason }) =>
    REASONS.includes(reason),
  );
  return (
    event && {
      drifted: event.reason === 'DriftDetected',
      message: event.message,
      at: event.at,
    }
  );
}
