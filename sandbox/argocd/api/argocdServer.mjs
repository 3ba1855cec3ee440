import { createServer } from 'node:http';
import { isAuthentic } from '../../kubernetes/api/authentication.mjs';
import { applicationAnswer } from './applicationAnswer.mjs';
import { streamApplications } from './applicationStream.mjs';
import { Refusal } from './refusal.mjs';
import * as refusals from './refusal.mjs';
import { jsonBody } from './jsonBody.mjs';
import { selectionOf, shown } from './selection.mjs';

const VERSION = { Version: 'v3.5.7+flagstone-sandbox' };
const USER = 'admin';

/**
 * What the API stands on.
 * @typedef {object} Argocd
 * @property {import('../controller/argocdController.mjs').ArgocdController} controller
 * @property {import('../git/localSources.mjs').LocalSources} sources
 * @property {object[]} events what was done by way of this API, the oldest first
 * @property {import('../../kubernetes/api/objectStore.mjs').ObjectStore} store
 * @property {() => import('../../kubernetes/world/world.mjs').World} world
 * @property {() => void} publish shows what the controller did
 * @property {() => number} now
 */

/**
 * Argo CD's REST API over plain HTTP, for one account: applications to list, get and watch, what they are made of, how
 * they differ, who removed what, and to sync them.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/developer-guide/api-docs/
 * @param {{ argocd: Argocd, token: string }} options the token is also the password of the account `admin`
 * @returns {import('node:http').Server}
 */
export function createArgocdServer(options) {
  return createServer((request, response) => {
    answer(request, response, options).catch(error => refuse(response, error));
  });
}

async function answer(request, response, { argocd, token }) {
  const { pathname, searchParams } = new URL(
    request.url,
    'http://sandbox.invalid',
  );
  const [root, ...path] = pathname.split('/').filter(Boolean).map(decoded);
  if (root === 'applications') {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end('The Argo CD of the sandbox has an API and no pages.\n');
    return;
  }
  if (root !== 'api') throw refusals.pathNotFound();
  if (path.join('/') === 'version') {
    sendJson(response, 200, VERSION);
    return;
  }
  const body = request.method === 'GET' ? undefined : await jsonBody(request);
  const [version, resource, ...rest] = path;
  if (version !== 'v1') throw refusals.pathNotFound();
  const isLogin = resource === 'session' && rest.length === 0;
  if (isLogin && request.method === 'POST') {
    sendJson(response, 200, session(body, token));
    return;
  }
  if (!isAuthentic(request.headers.authorization, token)) {
    throw refusals.unauthenticated();
  }
  const question = { method: request.method, query: searchParams, body };
  if (resource === 'stream' && rest.join('/') === 'applications') {
    const isSelected = selectionOf(searchParams);
    const { query } = question;
    streamApplications(argocd.store, { isSelected, query, response });
    return;
  }
  sendJson(
    response,
    200,
    await answerOf([resource, ...rest], question, argocd),
  );
}

async function answerOf([resource, ...path], question, argocd) {
  if (resource === 'session' && path.join('/') === 'userinfo') {
    return { loggedIn: true, username: USER, iss: 'argocd' };
  }
  if (resource !== 'applications') throw refusals.pathNotFound();
  if (path.length > 0) return applicationAnswer(path, question, argocd);
  if (question.method !== 'GET') throw refusals.permissionDenied();
  const isSelected = selectionOf(question.query);
  const { store } = argocd;
  const items = store.list('Application').map(([, object]) => object);
  return {
    metadata: { resourceVersion: String(store.version) },
    items: items.filter(isSelected).map(shown),
  };
}

function session({ username, password } = {}, token) {
  if (username !== USER || !isAuthentic(`Bearer ${password}`, token)) {
    throw refusals.unauthenticated('Invalid username or password');
  }
  return { token };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refusals.pathNotFound();
  }
}

function sendJson(response, status, body) {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}

function refuse(response, error) {
  if (!(error instanceof Refusal)) {
    process.stderr.write(`sandbox Argo CD: ${error.stack}\n`);
  }
  const { status, body } =
    error instanceof Refusal
      ? error
      : refusals.unknownFailure('internal error');
  if (response.headersSent) response.destroy();
  else sendJson(response, status, body);
}
