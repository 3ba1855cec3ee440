import { listAt, secondsAt, textAt } from './fields';

/** A condition of an object's status. */
export interface Condition {
  status: string;
  reason?: string;
  /** When the status began, in seconds since 1970. */
  since?: number;
}

/** The condition of that type, or undefined where the object has none. */
export function conditionOf(
  object: unknown,
  type: string,
): Condition | undefined {
  const condition = listAt(object, 'status', 'conditions').find(
    one => textAt(one, 'type') === type,
  );
  if (condition === undefined) return undefined;
  return {
    status: textAt(condition, 'status') ?? 'Unknown',
    reason: textAt(condition, 'reason'),
    since: secondsAt(condition, 'lastTransitionTime'),
  };
}

/** The condition of that type if it is true. */
export function trueCondition(
  object: unknown,
  type: string,
): Condition | undefined {
  const condition = conditionOf(object, type);
  return condition?.status === 'True' ? condition : undefined;
}

/** The condition of that type if it is false. */
export function falseCondition(
  object: unknown,
  type: string,
): Condition | undefined {
  const condition = conditionOf(object, type);
  return condition?.status === 'False' ? condition : undefined;
}
