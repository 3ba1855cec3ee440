import { shown } from './selection.mjs';

const KIND = 'Application';

/**
 * Answers with a stream of events, one a line: the applications that there are, unless the client knows them, and then
 * every change. It ends when the client goes.
 *
 * @param {import('../../kubernetes/api/objectStore.mjs').ObjectStore} store
 * @param {{ isSelected(application: object): boolean, query: URLSearchParams, response: import('node:http').ServerResponse }} request
 */
export function streamApplications(store, { isSelected, query, response }) {
  const send = (type, object) => {
    if (!isSelected(object)) return;
    const result = { type, application: shown(object) };
    response.write(`${JSON.stringify({ result })}\n`);
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  if (!query.get('resourceVersion')) {
    for (const [, object] of store.list(KIND)) send('ADDED', object);
  }
  const end = store.subscribe(({ kind, type, object }) => {
    if (kind === KIND) send(type, object);
  });
  response.once('close', end);
}
