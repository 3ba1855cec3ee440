import { isDeepStrictEqual } from 'node:util';
import { applied } from '../objects/applied.mjs';
import { groupOf } from '../manifests/rendered.mjs';
import { refOf } from './comparison.mjs';

/** As Argo CD signs what it applies. */
const WRITER = { manager: 'argocd-controller' };

/**
 * What a sync does: creates and changes what Git says, and removes what Git no longer has if it is to prune.
 *
 * @param {object} options
 * @param {readonly import('./comparison.mjs').Compared[]} options.compared
 * @param {{ prune?: boolean, dryRun?: boolean, resources?: readonly object[] }} options.sync without resources: all
 * @param {import('../../kubernetes/world/world.mjs').World} options.world
 * @param {number} options.now
 * @returns {{ changes: import('../../kubernetes/world/world.mjs').Change[], resources: object[] }} `resources` as
 *   `operationState.syncResult` has them
 */
export function synced({ compared, sync, world, now }) {
  const tasks = compared
    .filter(({ target, live }) => isChosen(target ?? live, sync.resources))
    .map(({ target, live }) =>
      target
        ? appliedTask(target, live, now)
        : prunedTask(live, { sync, world }),
    );
  return {
    changes: sync.dryRun ? [] : tasks.flatMap(({ changes }) => changes),
    resources: tasks.map(({ resource }) => resource),
  };
}

function isChosen(object, resources) {
  if (!resources?.length) return true;
  const { group, kind, namespace, name } = refOf(object);
  return resources.some(
    chosen =>
      (chosen.group ?? '') === group &&
      chosen.kind === kind &&
      chosen.name === name &&
      (!chosen.namespace || chosen.namespace === namespace),
  );
}

function appliedTask(target, live, now) {
  const put = applied(live, target, { writer: WRITER, now });
  const changed = isDeepStrictEqual(put, live) ? 'unchanged' : 'configured';
  const verb = live ? changed : 'created';
  return {
    changes: [{ put }],
    resource: outcome(target, 'Synced', `${shortName(target)} ${verb}`),
  };
}

function prunedTask(live, { sync, world }) {
  if (!sync.prune) {
    return {
      changes: [],
      resource: outcome(live, 'PruneSkipped', 'ignored (requires pruning)'),
    };
  }
  return {
    changes: withDependents(world, live).map(remove => ({ remove })),
    resource: outcome(live, 'Pruned', 'pruned'),
  };
}

/** What is removed with an object, as the garbage collector does. */
function withDependents(world, object) {
  const dependents = world
    .all()
    .filter(({ metadata }) =>
      (metadata.ownerReferences ?? []).some(
        ({ uid }) => uid === object.metadata.uid,
      ),
    );
  return [object, ...dependents.flatMap(found => withDependents(world, found))];
}

function outcome(object, status, message) {
  return { ...refOf(object), status, message, syncPhase: 'Sync' };
}

/** As kubectl names it: `deployment.apps/fraud-detector`. */
function shortName(object) {
  const group = groupOf(object);
  const kind = object.kind.toLowerCase();
  return `${group ? `${kind}.${group}` : kind}/${object.metadata.name}`;
}
