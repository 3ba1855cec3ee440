import { isDeepStrictEqual } from 'node:util';
import { born } from '../../kubernetes/world/identity.mjs';
import { withDefaults } from './defaults.mjs';
import { withManagedFields } from './managedFields.mjs';
import { threeWayMerge } from './threeWayMerge.mjs';

/** What was applied last, as JSON. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * An object after a manifest was applied to it, or as the manifest made it.
 * @param {object | undefined} live
 * @param {object} target
 * @param {{ writer: import('./managedFields.mjs').Writer, now: number }} options
 */
export function applied(live, target, { writer, now }) {
  const merged = merge(live, target);
  const annotations = {
    ...merged.metadata.annotations,
    [LAST_APPLIED]: `${JSON.stringify(target)}\n`,
  };
  const next = {
    ...merged,
    metadata: { ...merged.metadata, annotations },
  };
  return written(live, next, { writer, now });
}

/**
 * An object after somebody wrote some of its fields, as `kubectl edit`, `patch` and `scale` do.
 * @param {object} live
 * @param {object} patch a strategic merge patch
 * @param {{ writer: import('./managedFields.mjs').Writer, now: number }} options
 */
export function patched(live, patch, options) {
  return written(live, threeWayMerge({ target: patch, live }), options);
}

/** What an object would be after a manifest was applied to it, without the account of who wrote it. */
export function predicted(live, target) {
  return withDefaults(merge(live, target));
}

function merge(live, target) {
  const last = live?.metadata.annotations?.[LAST_APPLIED];
  return threeWayMerge({
    last: last === undefined ? undefined : JSON.parse(last),
    target,
    live,
  });
}

function written(live, object, { writer, now }) {
  const whole = withDefaults(object);
  const next = live ? whole : born(whole, now);
  const isNew = live && !isDeepStrictEqual(live.spec, next.spec);
  const generation = next.metadata.generation + (isNew ? 1 : 0);
  const metadata = { ...next.metadata, generation };
  return withManagedFields(live, { ...next, metadata }, writer, now);
}
