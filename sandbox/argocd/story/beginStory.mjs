import { begun, finished } from '../controller/operations.mjs';
import { compared } from '../controller/comparison.mjs';
import { pathsOf, targetsAt } from '../controller/targets.mjs';
import { patched } from '../objects/applied.mjs';

const BRANCH = 'main';
const HOUR_MS = 3600_000;
/** From a commit until it is deployed. */
const DEPLOY_MS = 40_000;
/** What somebody does past Git, he does after the last deployment. */
const AFTERWARDS_MS = 60_000;
const HISTORY = 10;

/**
 * What somebody did to an object past Git.
 * @typedef {{ hoursAgo: number, manager?: string, subresource?: string, object: { kind: string, namespace: string, name: string }, patch?: object, delete?: boolean }} Hand
 */

/**
 * Tells what happened before the story begins: every commit of an application was deployed, and then people reached past
 * Git.
 *
 * @param {object} options
 * @param {{ world: import('../../kubernetes/world/world.mjs').World, change(changes: object[]): void }} options.cluster
 * @param {import('../git/localSources.mjs').LocalSources} options.sources
 * @param {readonly object[]} options.objects the applications and their projects
 * @param {readonly Hand[]} options.hands
 * @param {number} options.now
 */
export async function beginStory({ cluster, sources, objects, hands, now }) {
  cluster.change(objects.map(put => ({ put })));
  let last = 0;
  const deployed = new Set();
  const next = () =>
    cluster.world
      .list('Application')
      .find(({ metadata }) => !deployed.has(metadata.uid));
  // Applications deploy applications.
  for (let application = next(); application; application = next()) {
    deployed.add(application.metadata.uid);
    for (const commit of await commitsOf(sources, application)) {
      const at = Math.min(Date.parse(commit.date) + DEPLOY_MS, now);
      await deploy({ cluster, sources, application, commit, at });
      last = Math.max(last, at);
    }
  }
  for (const hand of hands) {
    const at = Math.max(now - hand.hoursAgo * HOUR_MS, last + AFTERWARDS_MS);
    reach(cluster, hand, Math.min(at, now));
  }
}

async function commitsOf(sources, application) {
  const { repoURL } = application.spec.source;
  const head = await sources.resolve(repoURL, BRANCH);
  const all = await sources.log(repoURL, head, pathsOf(application));
  return all.slice(-HISTORY);
}

/** A commit that cannot be read was never deployed. */
async function deploy({ cluster, sources, application, commit, at }) {
  const { revision, author } = commit;
  const targets = await targetsAt(sources, application, revision).catch(
    () => undefined,
  );
  if (!targets) return;
  const { namespace, name } = application.metadata;
  const { world } = cluster;
  const known = world.get('Application', namespace, name);
  const { source, syncPolicy } = known.spec;
  const initiatedBy = syncPolicy?.automated
    ? { automated: true }
    : { username: /<([^@>]*)/.exec(author)[1] };
  const sync = { revision, source, prune: Boolean(syncPolicy?.automated) };
  const told = begun(known, { sync, initiatedBy, retry: {} }, at);
  const found = compared({
    application: known,
    targets: targets.objects,
    world,
  });
  const done = finished(told, { targets, compared: found, world, now: at });
  cluster.change([...done.changes, { put: done.application }]);
}

function reach(cluster, { object, manager, subresource, patch, ...hand }, now) {
  const { kind, namespace, name } = object;
  const live = cluster.world.get(kind, namespace, name);
  if (!live) return;
  const writer = { manager, ...(subresource && { subresource }) };
  cluster.change([
    hand.delete
      ? { remove: live }
      : { put: patched(live, patch, { writer, now }) },
  ]);
}
