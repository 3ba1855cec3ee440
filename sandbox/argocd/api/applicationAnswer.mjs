import { managedResources } from './managedResources.mjs';
import { eventsOf, removeResource } from './removal.mjs';
import * as refusals from './refusal.mjs';
import { resourceTree } from './resourceTree.mjs';
import { shown } from './selection.mjs';

const HOME = 'argocd';
const ACCOUNT = { username: 'admin' };

const PARTS = {
  'managed-resources': (application, { controller, store }) =>
    managedResources(controller.compared(application), storedIn(store)),
  'resource-tree': (application, { controller, store, world }) =>
    resourceTree(controller.compared(application), world(), storedIn(store)),
  syncwindows: syncWindows,
  events: eventsOf,
};

/**
 * Answers what is asked of one application: itself, `managed-resources`, `resource-tree`, `syncwindows`, `events`,
 * `revisions/<revision>/metadata`, `sync`, and the removal of a `resource`.
 *
 * @param {string[]} path behind `applications`
 * @param {{ method: string, query: URLSearchParams, body?: object }} question
 * @param {import('./argocdServer.mjs').Argocd} argocd
 */
export async function applicationAnswer([name, ...path], question, argocd) {
  const { method, query, body = {} } = question;
  const asked = {
    name,
    namespace: body.appNamespace ?? query.get('appNamespace'),
    project: body.project ?? query.get('project'),
  };
  const [what, ...rest] = path;
  if (method === 'POST' && what === 'sync' && rest.length === 0) {
    return sync(asked, body, argocd);
  }
  if (method === 'DELETE' && what === 'resource' && rest.length === 0) {
    return removeResource(found(asked, argocd), query, argocd);
  }
  if (method !== 'GET') throw refusals.permissionDenied();
  const application = found(asked, argocd);
  if (what === undefined) return got(asked, query.get('refresh'), argocd);
  if (what === 'revisions' && rest[1] === 'metadata' && rest.length === 2) {
    return revisionMetadata(application, rest[0], argocd);
  }
  if (rest.length > 0 || !Object.hasOwn(PARTS, what)) {
    throw refusals.pathNotFound();
  }
  return PARTS[what](application, argocd);
}

function found({ name, namespace, project }, { controller }) {
  const application = controller.application(namespace ?? HOME, name);
  const isInProject = !project || application?.spec.project === project;
  if (application && isInProject) return application;
  throw project
    ? refusals.applicationNotFound(name)
    : refusals.permissionDenied();
}

async function got(asked, refresh, argocd) {
  const { controller, store, publish, now } = argocd;
  if (refresh) {
    await controller.look();
    controller.reconcile(now());
    publish();
  }
  return shown(storedIn(store)(found(asked, argocd)));
}

async function sync(asked, body, argocd) {
  const { controller, store, publish, now } = argocd;
  const application = found(asked, argocd);
  if (!controller.syncWindows(application, now()).canSync) {
    throw refusals.permissionDenied('cannot sync: blocked by sync window');
  }
  // What was committed a moment ago is part of it.
  await controller.look();
  const current = found(asked, argocd);
  if (current.operation) {
    throw refusals.failedPrecondition(
      'another operation is already in progress',
    );
  }
  const { resources, prune, dryRun, syncOptions } = body;
  const request = {
    ...(resources && { resources }),
    ...(prune && { prune }),
    ...(dryRun && { dryRun }),
    ...(syncOptions?.items && { syncOptions: syncOptions.items }),
  };
  const told = { sync: request, initiatedBy: ACCOUNT };
  controller.begin(current, told, now());
  publish();
  return shown(storedIn(store)(found(asked, argocd)));
}

function syncWindows(application, { controller, now }) {
  const { assigned, active, canSync } = controller.syncWindows(
    application,
    now(),
  );
  const listed = windows =>
    windows.map(({ kind, schedule, duration, manualSync = false }) => ({
      ...{ kind, schedule, duration, manualSync },
    }));
  return {
    ...(active.length > 0 && { activeWindows: listed(active) }),
    ...(assigned.length > 0 && { assignedWindows: listed(assigned) }),
    canSync,
  };
}

async function revisionMetadata(application, revision, { sources }) {
  const { repoURL } = application.spec.source;
  const { author, date, message, tags } = await sources
    .commit(repoURL, revision)
    .catch(error => {
      throw refusals.unknownFailure(error.message.split('\n')[0]);
    });
  return { author, date, message, ...(tags.length > 0 && { tags }) };
}

/** Objects as the cluster serves them: with a resourceVersion. */
function storedIn(store) {
  return object => {
    const { namespace, name } = object.metadata;
    return store.get(object.kind, namespace, name) ?? object;
  };
}
