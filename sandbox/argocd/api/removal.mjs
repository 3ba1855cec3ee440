import { randomUUID } from 'node:crypto';
import { refOf } from '../controller/comparison.mjs';
import { invalidArgument } from './refusal.mjs';

const USER = 'admin';
/** Kubernetes forgets them after an hour. */
const KEPT_MS = 3600_000;

/**
 * Removes a resource of an application from the cluster, and notes who wanted it.
 *
 * @param {object} application
 * @param {URLSearchParams} query `group`, `kind`, `namespace`, `resourceName`
 * @param {import('./argocdServer.mjs').Argocd} argocd
 */
export function removeResource(application, query, argocd) {
  const { controller, events, publish, now } = argocd;
  const [group, kind, namespace, name] = [
    ...['group', 'kind', 'namespace', 'resourceName'],
  ].map(part => query.get(part) ?? '');
  const wanted = [group, kind, namespace, name].join('/');
  const found = controller
    .compared(application)
    .find(({ live }) => live && idOf(live) === wanted);
  if (!found) {
    throw invalidArgument(
      `${kind} ${group} ${name} not found as part of application ${application.metadata.name}`,
    );
  }
  controller.remove(found.live);
  const message = `${USER} deleted resource ${group}/${kind} '${name}'`;
  events.push(eventOf(application, message, now()));
  controller.reconcile(now());
  publish();
  return {};
}

/**
 * The events of an application, as Kubernetes keeps them.
 *
 * @param {object} application
 * @param {import('./argocdServer.mjs').Argocd} argocd
 */
export function eventsOf({ metadata }, { events, store, now }) {
  const items = events.filter(
    ({ involvedObject, lastTimestamp }) =>
      involvedObject.uid === metadata.uid &&
      Date.parse(lastTimestamp) > now() - KEPT_MS,
  );
  return {
    metadata: { resourceVersion: String(store.version) },
    items: items.length > 0 ? items : null,
  };
}

function idOf(object) {
  const { group, kind, namespace, name } = refOf(object);
  return [group, kind, namespace, name].join('/');
}

function eventOf({ kind, apiVersion, metadata }, message, now) {
  const { namespace, name, uid } = metadata;
  const at = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    metadata: {
      ...{ name: `${name}.${now.toString(16)}`, namespace, uid: randomUUID() },
      creationTimestamp: at,
      annotations: { user: USER },
    },
    involvedObject: { kind, apiVersion, namespace, name, uid },
    ...{ reason: 'ResourceDeleted', message },
    source: { component: 'argocd-server' },
    ...{ firstTimestamp: at, lastTimestamp: at, count: 1, type: 'Normal' },
    eventTime: null,
  };
}
