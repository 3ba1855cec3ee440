import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { World } from '../world/world.mjs';
import { createApiServer } from './apiServer.mjs';
import { ObjectStore } from './objectStore.mjs';

const TOKEN = 'the-right-token';
const METADATA =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

interface Answer {
  kind: string;
  apiVersion: string;
  code?: number;
  reason?: string;
  message?: string;
  metadata: {
    resourceVersion: string;
    continue?: string;
    remainingItemCount?: number;
  };
  items: Array<{ kind?: string; spec?: unknown; metadata: { name: string } }>;
}

interface WatchEvent {
  type: string;
  object: {
    kind: string;
    code?: number;
    reason?: string;
    metadata: { name?: string; resourceVersion?: string };
  };
}

function aPod(
  name: string,
  change: { namespace?: string; team?: string } = {},
) {
  const { namespace = 'vision', team = 'blue' } = change;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: { team } },
    spec: { nodeName: `node-of-${name}` },
  };
}

describe('the API of the sandbox cluster', () => {
  let server: Server;
  let store: ObjectStore;
  let world: World;

  beforeEach(async () => {
    store = new ObjectStore({ firstVersion: 1000, history: 10 });
    world = new World();
    put(aPod('a'), aPod('b', { team: 'red' }), aPod('c'));
    put(aPod('d', { namespace: 'fraud' }));
    put({
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'ClusterQueue',
      metadata: { name: 'fraud' },
    });
    const queues = {
      has: (kind: string, _namespace: string | undefined, name: string) =>
        kind === 'ClusterQueue' ? name === 'fraud' : name === 'gpu-jobs',
      clusterQueueOf: () => 'fraud',
      pending: () => [waiting('one'), waiting('two', 'other-jobs')],
    };
    server = createApiServer({ store, token: TOKEN, queues });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  function waiting(name: string, localQueueName = 'gpu-jobs') {
    const metadata = { name, namespace: 'fraud' };
    return { metadata, localQueueName, positionInClusterQueue: 0 };
  }

  function put(...objects: object[]) {
    world = world.with(objects.map(object => ({ put: object })));
    store.publish(world);
  }

  function remove(object: object) {
    world = world.with([{ remove: object }]);
    store.publish(world);
  }

  function request(path: string, init: RequestInit = {}): Promise<Response> {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...init.headers },
    });
  }

  async function read(path: string, accept?: string): Promise<Answer> {
    const response = await request(path, accept ? { headers: { accept } } : {});
    return response.json();
  }

  /** The events of a watch that lasts a second, after something was done to the cluster. */
  async function watch(path: string, act = () => {}): Promise<WatchEvent[]> {
    const response = await request(`${path}&watch=1&timeoutSeconds=1`);
    expect(response.status).toBe(200);
    act();
    const text = await response.text();
    return text
      .trim()
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line));
  }

  function names(answer: Answer) {
    return answer.items.map(({ metadata }) => metadata.name);
  }

  function told(events: WatchEvent[]) {
    return events.map(({ type, object }) => [type, object.metadata.name]);
  }

  it('lists what it serves, as clients ask for it before they list objects', async () => {
    expect(await read('/version')).toMatchObject({ major: '1', minor: '35' });
    expect(await read('/api')).toMatchObject({ versions: ['v1'] });
    expect(await read('/apis')).toMatchObject({
      kind: 'APIGroupList',
      groups: expect.arrayContaining([
        expect.objectContaining({ name: 'kueue.x-k8s.io' }),
        expect.objectContaining({ name: 'visibility.kueue.x-k8s.io' }),
      ]),
    });
    expect(await read('/apis/kueue.x-k8s.io')).toMatchObject({
      kind: 'APIGroup',
      preferredVersion: { version: 'v1beta2' },
    });
    expect(await read('/apis/kueue.x-k8s.io/v1beta2')).toMatchObject({
      groupVersion: 'kueue.x-k8s.io/v1beta2',
      resources: expect.arrayContaining([
        expect.objectContaining({ name: 'workloads', namespaced: true }),
      ]),
    });
    expect(await read('/api/v1')).toMatchObject({ kind: 'APIResourceList' });
  });

  it.each([
    ['no token', {}],
    ['a wrong one', { authorization: 'Bearer wrong' }],
    ['the right one in a wrong scheme', { authorization: `Basic ${TOKEN}` }],
  ])('refuses a client with %s', async (_title, headers) => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/api/v1/pods`;
    const response = await fetch(url, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      reason: 'Unauthorized',
      code: 401,
    });
  });

  it.each([
    '/api/v1/unicorns',
    '/api/v2/pods',
    '/apis/nowhere.example.com',
    '/apis/kueue.x-k8s.io/v1beta1/workloads',
    '/api/v1/namespaces/vision/nodes',
    '/api/v1/pods/a',
    '/api/v1/namespaces/vision/pods/a/log',
    '/%zz',
  ])('does not know the path %s', async path => {
    const response = await request(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      kind: 'Status',
      reason: 'NotFound',
    });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses %s', async method => {
    const response = await request('/api/v1/namespaces/vision/pods', {
      method,
    });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ reason: 'MethodNotAllowed' });
  });

  it('gives one object, or names the one that is not there', async () => {
    expect(await read('/api/v1/namespaces/vision/pods/a')).toMatchObject({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', resourceVersion: '1001' },
    });
    expect(await read('/api/v1/namespaces/fraud/pods/a')).toMatchObject({
      code: 404,
      message: 'pods "a" not found',
      details: { name: 'a', kind: 'pods' },
    });
  });

  it('lists all namespaces, or one', async () => {
    const all = await read('/api/v1/pods');
    expect(all).toMatchObject({
      kind: 'PodList',
      apiVersion: 'v1',
      metadata: { resourceVersion: String(store.version) },
    });
    expect(names(all)).toEqual(['d', 'a', 'b', 'c']);
    expect(names(await read('/api/v1/namespaces/fraud/pods'))).toEqual(['d']);
  });

  it('lets only the items of custom resources say their kind', async () => {
    const { items } = await read('/apis/kueue.x-k8s.io/v1beta2/clusterqueues');
    expect(items[0].kind).toBe('ClusterQueue');
    expect((await read('/api/v1/pods')).items[0].kind).toBeUndefined();
  });

  it.each([
    ['labelSelector=team%3Dblue', ['d', 'a', 'c']],
    ['labelSelector=team%21%3Dblue', ['b']],
    ['labelSelector=team+in+(red,green)', ['b']],
    ['labelSelector=team+notin+(red),team', ['d', 'a', 'c']],
    ['labelSelector=%21team', []],
    ['fieldSelector=metadata.name%3Db', ['b']],
    ['fieldSelector=metadata.namespace%21%3Dvision', ['d']],
    ['fieldSelector=spec.nodeName%3Dnode-of-c', ['c']],
  ])('selects by %s', async (query, expected) => {
    expect(names(await read(`/api/v1/pods?${query}`))).toEqual(expected);
  });

  it.each([
    'labelSelector=a+b',
    'fieldSelector=spec.unknown%3D1',
    'limit=many',
    'continue=nonsense',
    'resourceVersion=x',
  ])('refuses the parameter %s', async query => {
    expect(await read(`/api/v1/pods?${query}`)).toMatchObject({
      code: 400,
      reason: 'BadRequest',
    });
  });

  it('shows the same moment on all pages of a list', async () => {
    const first = await read('/api/v1/pods?limit=2');
    expect(names(first)).toEqual(['d', 'a']);
    expect(first.metadata.remainingItemCount).toBe(2);

    remove(aPod('b'));
    put(aPod('a-new'), aPod('c', { team: 'green' }));

    const token = first.metadata.continue;
    const second = await read(`/api/v1/pods?limit=2&continue=${token}`);
    expect(names(second)).toEqual(['b', 'c']);
    expect(second.metadata.continue).toBeUndefined();
    expect(second.metadata.resourceVersion).toBe(
      first.metadata.resourceVersion,
    );
    expect(names(await read('/api/v1/pods'))).toEqual(['d', 'a', 'a-new', 'c']);
  });

  it('says 410 to who comes for the next page too late', async () => {
    const { metadata } = await read('/api/v1/pods?limit=1');
    forget();
    expect(
      await read(`/api/v1/pods?limit=1&continue=${metadata.continue}`),
    ).toMatchObject({
      code: 410,
      reason: 'Expired',
      message: expect.stringContaining('continue parameter is too old'),
    });
  });

  it('lets a client from the future come back later', async () => {
    const query = `resourceVersion=${store.version + 1}`;
    expect(await read(`/api/v1/pods?${query}`)).toMatchObject({
      code: 504,
      reason: 'Timeout',
      message: expect.stringContaining('Too large resource version'),
    });
  });

  it('leaves out all but the metadata for who asks for no more', async () => {
    const list = await read('/api/v1/pods', METADATA);
    expect(list).toMatchObject({
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
    });
    expect(list.items[0]).toMatchObject({ kind: 'PartialObjectMetadata' });
    expect(list.items[0].spec).toBeUndefined();
    const one = await read('/api/v1/namespaces/vision/pods/a', METADATA);
    expect(Object.keys(one)).toEqual(['kind', 'apiVersion', 'metadata']);
  });

  it('takes the first that it can give of what a client accepts, and says so where it can give none', async () => {
    const table = 'application/json;as=Table;v=v1;g=meta.k8s.io';
    expect(
      await read('/api/v1/pods', `${table},application/json`),
    ).toMatchObject({ kind: 'PodList' });
    expect(await read('/api/v1/pods', table)).toMatchObject({ code: 406 });
  });

  it('tells a watcher what changes from a version on, and nothing of before', async () => {
    const before = store.version;
    put(aPod('e'));
    const events = await watch(`/api/v1/pods?resourceVersion=${before}`, () => {
      put(aPod('e', { team: 'red' }));
      remove(aPod('e'));
    });
    expect(told(events)).toEqual([
      ['ADDED', 'e'],
      ['MODIFIED', 'e'],
      ['DELETED', 'e'],
    ]);
    const versions = events.map(({ object }) =>
      Number(object.metadata.resourceVersion),
    );
    expect(versions).toEqual([before + 1, before + 2, before + 3]);
  });

  it('begins with what is there for a watcher without a version', async () => {
    const events = await watch('/api/v1/namespaces/vision/pods?');
    expect(told(events)).toEqual([
      ['ADDED', 'a'],
      ['ADDED', 'b'],
      ['ADDED', 'c'],
    ]);
  });

  it('adds and deletes for a watcher what begins and ceases to be selected', async () => {
    const query = `labelSelector=team%3Dred&resourceVersion=${store.version}`;
    const events = await watch(`/api/v1/pods?${query}`, () => {
      put(aPod('a', { team: 'red' }));
      put(aPod('b', { team: 'blue' }));
      put(aPod('c', { team: 'green' }));
    });
    expect(told(events)).toEqual([
      ['ADDED', 'a'],
      ['DELETED', 'b'],
    ]);
  });

  it('sends a bookmark at the end to who wants some, and the metadata alone where that is wanted', async () => {
    const { port } = server.address() as AddressInfo;
    const query =
      'watch=true&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion=1003';
    const response = await fetch(
      `http://127.0.0.1:${port}/api/v1/pods?${query}`,
      { headers: { authorization: `Bearer ${TOKEN}`, accept: METADATA } },
    );
    const events = (await response.text())
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(events).toEqual([
      expect.objectContaining({
        type: 'ADDED',
        object: expect.objectContaining({ kind: 'PartialObjectMetadata' }),
      }),
      expect.objectContaining({ type: 'BOOKMARK' }),
    ]);
    expect(events[1].object.metadata.resourceVersion).toBe(
      String(store.version),
    );
  });

  it('says 410 in the stream to a watcher whose version is no longer known', async () => {
    const version = store.version;
    forget();
    const events = await watch(`/api/v1/pods?resourceVersion=${version}`);
    expect(events).toMatchObject([
      {
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      },
    ]);
  });

  it('forgets a watcher that has gone', async () => {
    const subscribe = jest.spyOn(store, 'subscribe');
    const abort = new AbortController();
    const gone = new Promise(resolve => {
      server.prependOnceListener('request', (_request, answer) =>
        answer.once('close', resolve),
      );
    });
    const response = await request(
      '/api/v1/pods?watch=1&resourceVersion=1003',
      {
        signal: abort.signal,
      },
    );
    expect(response.status).toBe(200);
    const unsubscribe = subscribe.mock.results[0].value;
    abort.abort();
    await gone;
    // Nothing is left to take away.
    expect(unsubscribe()).toBe(false);
  });

  it('says who waits in a queue, as Kueue does', async () => {
    const base = '/apis/visibility.kueue.x-k8s.io/v1beta2';
    const all = await read(`${base}/clusterqueues/fraud/pendingworkloads`);
    expect(all.kind).toBe('PendingWorkloadsSummary');
    expect(names(all)).toEqual(['one', 'two']);
    const page = 'pendingworkloads?limit=1&offset=1';
    expect(names(await read(`${base}/clusterqueues/fraud/${page}`))).toEqual([
      'two',
    ]);
    const local = `${base}/namespaces/fraud/localqueues`;
    expect(names(await read(`${local}/gpu-jobs/pendingworkloads`))).toEqual([
      'one',
    ]);
    expect(
      await read(`${base}/clusterqueues/nowhere/pendingworkloads`),
    ).toMatchObject({ code: 404, message: expect.stringContaining('nowhere') });
  });

  /** Changes more than the store keeps. */
  function forget() {
    for (let count = 0; count < 12; count += 1) {
      put(aPod('noise', { team: `team-${count}` }));
    }
  }
});
