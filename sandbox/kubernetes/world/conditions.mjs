import { timestamp } from './identity.mjs';

/** The condition of a type, if the object has it. */
export function condition(object, type) {
  return object.status?.conditions?.find(found => found.type === type);
}

/** True if the object has the condition, and it is true. */
export function isTrue(object, type) {
  return condition(object, type)?.status === 'True';
}

/**
 * The conditions with one of them set. `lastTransitionTime` moves when the status does.
 * @param {object[] | undefined} conditions
 * @param {{ type: string, status: string, reason?: string, message?: string }} wanted
 * @param {number} now
 */
export function withCondition(conditions = [], wanted, now) {
  const known = conditions.find(({ type }) => type === wanted.type);
  const lastTransitionTime =
    known?.status === wanted.status ? known.lastTransitionTime : timestamp(now);
  const set = { ...wanted, lastTransitionTime };
  return known
    ? conditions.map(found => (found === known ? set : found))
    : [...conditions, set];
}
