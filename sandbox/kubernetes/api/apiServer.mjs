import { createServer } from 'node:http';
import { isAuthentic } from './authentication.mjs';
import { discoveryAnswer } from './discovery.mjs';
import { KINDS } from './kinds.mjs';
import { listAnswer } from './listing.mjs';
import { represented, representationOf } from './representation.mjs';
import * as refusals from './statusError.mjs';
import { VISIBILITY, visibilityAnswer } from './visibility.mjs';
import { isTrue, watchAnswer } from './watching.mjs';

const HEALTH = ['livez', 'readyz', 'healthz'];

/**
 * The Kubernetes API for reading, over plain HTTP: discovery, GET, LIST and WATCH, and Kueue's visibility API.
 * @param {{ store: import('./objectStore.mjs').ObjectStore, token: string, queues: Parameters<typeof visibilityAnswer>[1] }} options
 * @returns {import('node:http').Server}
 */
export function createApiServer(options) {
  return createServer((request, response) => {
    try {
      answer(request, response, options);
    } catch (error) {
      refuse(response, error);
    }
  });
}

function answer(request, response, { store, token, queues }) {
  const url = new URL(request.url, 'http://sandbox.invalid');
  const path = url.pathname.split('/').filter(Boolean).map(decoded);
  if (path.length === 1 && HEALTH.includes(path[0])) {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    return;
  }
  if (!isAuthentic(request.headers.authorization, token)) {
    throw refusals.unauthorized();
  }
  if (request.method !== 'GET') throw refusals.methodNotAllowed();
  const query = url.searchParams;
  const special = discoveryAnswer(path) ?? visibility(path, query, queues);
  if (special) {
    sendJson(response, 200, special);
    return;
  }
  const target = targetOf(path);
  const representation = representationOf(request.headers.accept);
  if (target.name !== undefined) {
    const object = store.get(
      target.resource.kind,
      target.namespace,
      target.name,
    );
    if (!object) {
      throw refusals.objectNotFound({ ...target.resource, name: target.name });
    }
    sendJson(response, 200, represented(object, representation));
  } else if (isTrue(query.get('watch'))) {
    watchAnswer(store, target, { query, representation, response });
  } else {
    sendJson(
      response,
      200,
      listAnswer(store, target, { query, representation }),
    );
  }
}

function visibility([root, group, version, ...path], query, queues) {
  const isOurs =
    root === 'apis' &&
    group === VISIBILITY.group &&
    version === VISIBILITY.version;
  return isOurs ? visibilityAnswer({ path, query }, queues) : undefined;
}

/** What a path is about: a kind, perhaps in a namespace, perhaps one object of it. */
function targetOf(path) {
  const [root, ...rest] = path;
  if (root !== 'api' && root !== 'apis') throw refusals.pathNotFound();
  const group = root === 'api' ? '' : rest.shift();
  const version = rest.shift();
  const inNamespace = rest[0] === 'namespaces' && rest.length > 2;
  const namespace = inNamespace ? rest.splice(0, 2)[1] : undefined;
  const [plural, name, ...more] = rest;
  const resource = KINDS.find(
    kind =>
      kind.group === group &&
      kind.version === version &&
      kind.plural === plural,
  );
  const isWellPlaced =
    resource &&
    more.length === 0 &&
    (inNamespace ? resource.namespaced : !(resource.namespaced && name));
  if (!isWellPlaced) throw refusals.pathNotFound();
  return { resource, namespace, name };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refusals.pathNotFound();
  }
}

function sendJson(response, code, body) {
  const text = `${JSON.stringify(body)}\n`;
  response
    .writeHead(code, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-cache, private',
    })
    .end(text);
}

function refuse(response, error) {
  if (error instanceof refusals.StatusError) {
    sendJson(response, error.code, error.body);
    return;
  }
  process.stderr.write(`sandbox cluster: ${error.stack}\n`);
  const failure = new refusals.StatusError({
    code: 500,
    reason: 'InternalError',
    message: 'Internal error occurred',
  });
  if (response.headersSent) response.destroy();
  else sendJson(response, failure.code, failure.body);
}
