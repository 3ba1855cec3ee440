import { isDeepStrictEqual } from 'node:util';
import { predicted } from '../objects/applied.mjs';
import { withDefaults } from '../objects/defaults.mjs';
import { TRACKING, groupOf, trackingName } from '../manifests/rendered.mjs';
import { healthOf } from './health.mjs';
import { withoutIgnored } from './ignoreDifferences.mjs';

/**
 * One resource of an application: what Git says, what there is, and both as they are compared.
 * @typedef {object} Compared
 * @property {object | undefined} target
 * @property {object | undefined} live
 * @property {object | undefined} want `predictedLiveState`
 * @property {object | undefined} have `normalizedLiveState`
 * @property {boolean} modified
 */

/**
 * Compares what Git says with what there is: all targets, and what carries the name of the application beside them.
 *
 * @param {{ application: object, targets: readonly object[], world: import('../../kubernetes/world/world.mjs').World }} options
 * @returns {Compared[]} in the order in which Argo CD lists them
 */
export function compared({ application, targets, world }) {
  const { ignoreDifferences: rules } = application.spec;
  const normalised = ({ status: _status, ...object }) => {
    const { creationTimestamp: _created, ...metadata } = object.metadata;
    return withDefaults(withoutIgnored({ ...object, metadata }, rules));
  };
  const ours = targets.map(target => {
    const { namespace, name } = target.metadata;
    const live = world.get(target.kind, namespace, name);
    const want = live ? normalised(predicted(live, target)) : target;
    const have = live && normalised(live);
    return {
      target,
      live,
      want,
      have,
      modified: !isDeepStrictEqual(want, have),
    };
  });
  const extra = ownedBy(world, application)
    .filter(live => !ours.some(found => found.live === live))
    .map(live => ({ live, have: normalised(live), modified: false }));
  return [...ours, ...extra].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** The objects that carry the name of an application. */
export function ownedBy(world, application) {
  const prefix = `${trackingName(application)}:`;
  return world
    .all()
    .filter(({ metadata }) =>
      metadata.annotations?.[TRACKING]?.startsWith(prefix),
    );
}

/** A resource as `status.resources` has it; what Git says is unknown where the targets could not be read. */
export function resourceStatus({ target, live, modified }, isKnown) {
  const { version, ...ref } = refOf(target ?? live);
  const outOfSync = modified || !target || !live;
  const known = outOfSync ? 'OutOfSync' : 'Synced';
  const health = live ? healthOf(live) : { status: 'Missing' };
  return {
    ...(ref.group && { group: ref.group }),
    version,
    kind: ref.kind,
    ...(ref.namespace && { namespace: ref.namespace }),
    name: ref.name,
    status: isKnown ? known : 'Unknown',
    ...(health && { health }),
    ...(!target && { requiresPruning: true }),
  };
}

/** How Argo CD names an object. */
export function refOf(object) {
  return {
    group: groupOf(object),
    version: object.apiVersion.split('/').at(-1),
    kind: object.kind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
  };
}

function orderOf({ target, live }) {
  const { group, kind, namespace, name } = refOf(target ?? live);
  return [group, kind, namespace, name].join('/');
}
