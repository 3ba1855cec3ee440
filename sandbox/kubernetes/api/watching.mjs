import { apiVersionOf } from './kinds.mjs';
import { matcher, numberOf } from './listing.mjs';
import { represented } from './representation.mjs';
import { StatusError } from './statusError.mjs';

const BOOKMARK_MS = 30_000;
const DEFAULT_TIMEOUT_S = 1800;
/** A client that reads slower than this much behind is sent away. */
const BACKLOG_BYTES = 8 * 1024 * 1024;

/**
 * Answers a WATCH: one JSON object a line, from `resourceVersion` on (without one, what is there comes first), until
 * `timeoutSeconds` have passed. With `allowWatchBookmarks` a bookmark comes every 30 seconds and at the end.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 * @param {import('./objectStore.mjs').ObjectStore} store
 * @param {{ resource: import('./kinds.mjs').Kind, namespace?: string }} target
 * @param {{ query: URLSearchParams, representation: import('./representation.mjs').Representation, response: import('node:http').ServerResponse }} options
 */
export function watchAnswer(store, target, options) {
  const { query, representation, response } = options;
  const toWatcher = translator(matcher(target, query));
  const send = (type, object) => {
    response.write(
      `${JSON.stringify({
        type,
        object: represented(object, representation),
      })}\n`,
    );
    if (response.writableLength > BACKLOG_BYTES) response.destroy();
  };
  const forward = event => {
    const translated = toWatcher(event);
    if (translated) send(...translated);
  };
  const version = numberOf(query, 'resourceVersion') ?? 0;
  const seconds = numberOf(query, 'timeoutSeconds') || DEFAULT_TIMEOUT_S;
  const past = pastEvents(store, target, version);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  if (past instanceof StatusError) {
    response.end(`${JSON.stringify({ type: 'ERROR', object: past.body })}\n`);
    return;
  }
  past.forEach(forward);
  const bookmark = () => {
    if (isTrue(query.get('allowWatchBookmarks'))) {
      send('BOOKMARK', bookmarkOf(target.resource, store.version));
    }
  };
  const unsubscribe = store.subscribe(event => {
    if (event.kind === target.resource.kind) forward(event);
  });
  const bookmarks = setInterval(bookmark, BOOKMARK_MS);
  const timeout = setTimeout(() => {
    bookmark();
    response.end();
  }, seconds * 1000);
  response.once('close', () => {
    unsubscribe();
    clearInterval(bookmarks);
    clearTimeout(timeout);
  });
}

/** `true` and `1` as Kubernetes reads them. */
export function isTrue(value) {
  return value === 'true' || value === '1';
}

/** What came after the version; without one, everything that is there. An expired version is said in the stream. */
function pastEvents(store, { resource }, version) {
  if (version === 0) {
    return store
      .list(resource.kind)
      .map(([, object]) => ({ type: 'ADDED', object }));
  }
  try {
    return store.eventsSince(version, resource.kind);
  } catch (error) {
    if (error instanceof StatusError && error.code === 410) return error;
    throw error;
  }
}

/** Objects come and go for a watcher also when they begin or cease to be what it asked for. */
function translator(matches) {
  return ({ type, object, previous }) => {
    const is = type !== 'DELETED' && matches(object);
    const was = previous !== undefined && matches(previous);
    if (is && was) return [type, object];
    if (is) return ['ADDED', object];
    if (was) return ['DELETED', object];
    return undefined;
  };
}

function bookmarkOf(resource, version) {
  return {
    kind: resource.kind,
    apiVersion: apiVersionOf(resource),
    metadata: { resourceVersion: String(version), creationTimestamp: null },
  };
}
