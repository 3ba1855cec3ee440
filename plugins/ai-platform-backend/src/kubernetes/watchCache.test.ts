import { fastClock } from '../clock/__testUtils__/clocks';
import {
  aCluster,
  aThing,
  eventually,
  THINGS,
  THINGS_PATH,
} from './__testUtils__/fakeCluster';
import { FakeApiServer } from './__testUtils__/fakeApiServer';
import { RecordingLogger } from './__testUtils__/recordingLogger';
import { WatchCache } from './watchCache';

let server: FakeApiServer;
let cache: WatchCache;

beforeEach(async () => {
  server = new FakeApiServer();
  await server.start();
  server.serve(THINGS_PATH);
  cache = new WatchCache({
    clusters: [aCluster(server.url)],
    logger: new RecordingLogger(),
    clock: fastClock,
    random: () => 0,
  });
});

afterEach(async () => {
  await cache.close();
  await server.stop();
});

const reader = () => cache.clusters()[0];
const things = () => reader().list(THINGS);
const names = () => {
  const reading = things();
  return reading.status === 'ok'
    ? reading.value.map(({ name }) => name).sort()
    : reading.problem.code;
};
const isLive = () => eventually(() => expect(server.openWatches).toBe(1));

describe('before anybody asks', () => {
  it('asks the cluster nothing', () => {
    expect(cache.status()).toEqual({
      clusters: [
        { name: 'dev', title: 'Development', state: 'idle', resources: [] },
      ],
    });
    expect(server.requests).toEqual([]);
  });

  it('says that the first look is still under way', () => {
    expect(things()).toEqual({
      status: 'unavailable',
      problem: {
        code: 'starting',
        verb: 'list',
        resource: 'things',
        message: 'The first look at the cluster is still under way.',
      },
    });
  });
});

describe('a cluster that answers', () => {
  it('is ready with all its objects, which no view asks for again', async () => {
    server.put(THINGS_PATH, aThing('a'));
    server.put(THINGS_PATH, aThing('b', { namespace: 'other' }));
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e6 });
    expect(names()).toEqual(['a', 'b']);
    await isLive();
    const before = server.requests.length;
    for (let view = 0; view < 1000; view += 1) {
      await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e6 });
      things();
    }
    expect(server.requests).toHaveLength(before);
  });

  it('is read by namespace, by name and by index', async () => {
    server.put(THINGS_PATH, aThing('a', { color: 'red' }));
    server.put(THINGS_PATH, aThing('b', { namespace: 'other' }));
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e6 });
    expect(reader().list(THINGS, { namespace: 'other' })).toMatchObject({
      value: [{ name: 'b' }],
    });
    expect(reader().listBy(THINGS, 'color', 'red')).toMatchObject({
      value: [{ name: 'a' }],
    });
    expect(
      reader().get(THINGS, { namespace: 'team', name: 'a' }),
    ).toMatchObject({ value: { name: 'a', color: 'red' } });
    expect(
      reader().get(THINGS, { namespace: 'team', name: 'b' }),
    ).toMatchObject({ status: 'ok', value: undefined });
  });

  it('tells of changes, and of objects that are not kept any more', async () => {
    server.put(THINGS_PATH, aThing('a'));
    server.put(THINGS_PATH, aThing('b'));
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e6 });
    await isLive();
    server.put(THINGS_PATH, aThing('c'));
    server.remove(THINGS_PATH, 'team', 'a');
    server.put(THINGS_PATH, aThing('b', { color: 'unwanted' }));
    await eventually(() => expect(names()).toEqual(['c']));
  });

  it('gives the same array until something in it changes', async () => {
    server.put(THINGS_PATH, aThing('a'));
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e6 });
    await isLive();
    const value = () => {
      const reading = things();
      return reading.status === 'ok' ? reading.value : undefined;
    };
    const first = value();
    server.put(THINGS_PATH, aThing('a'));
    await eventually(() => expect(server.count('watch')).toBe(1));
    expect(value()).toBe(first);
    server.put(THINGS_PATH, aThing('a', { color: 'red' }));
    await eventually(() => expect(value()).not.toBe(first));
  });

  it('is current while the watch is open, and is listed by page', async () => {
    for (let thing = 0; thing < 1201; thing += 1) {
      server.put(THINGS_PATH, aThing(`thing-${thing}`));
    }
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e6 });
    expect(names()).toHaveLength(1201);
    await isLive();
    const lists = server.requests.filter(({ phase }) => phase === 'list');
    expect(lists.map(({ query }) => query.get('limit'))).toEqual(
      Array(3).fill('500'),
    );
    expect(lists[0].query.has('resourceVersion')).toBe(false);
    expect(things()).toMatchObject({ status: 'ok', stale: false });
    expect(cache.status().clusters[0]).toMatchObject({
      state: 'ok',
      resources: [
        { resource: 'things', version: 'v1', objects: 1201, restarts: 0 },
      ],
    });
  });

  it('is asked to end a watch after five to ten minutes and to send bookmarks', async () => {
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e6 });
    await isLive();
    const { query } = server.requests.at(-1)!;
    expect(query.get('allowWatchBookmarks')).toBe('true');
    expect(Number(query.get('timeoutSeconds'))).toBe(300);
  });

  it('goes on after a bookmark without another list when it ends the watch', async () => {
    server.serve('/api/v1/others');
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e6 });
    await isLive();
    server.put('/api/v1/others', aThing('elsewhere'));
    server.bookmark();
    await eventually(() => {
      server.endWatches();
      const last = server.requests.at(-1)!;
      expect(last.phase).toBe('watch');
      expect(last.query.get('resourceVersion')).toBe('101');
    });
    server.put(THINGS_PATH, aThing('a'));
    await eventually(() => expect(names()).toEqual(['a']));
    expect(server.count('list')).toBe(1);
  });

  it('sends no more than metadata where that is enough', async () => {
    const resource = { ...THINGS, metadataOnly: true };
    await cache.ready([resource], { clusters: ['dev'], withinMs: 1e6 });
    await isLive();
    const accepts = server.requests.map(({ headers }) => headers.accept);
    expect(accepts).toEqual([
      'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json',
      'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json',
    ]);
  });

  it('is never asked for more than three lists at a time', async () => {
    const kinds = Array.from({ length: 8 }, (_, index) => ({
      ...THINGS,
      plural: `kind${index}`,
    }));
    let open = 0;
    let most = 0;
    server.inject('list', (_, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"metadata":{"resourceVersion":"1"},"items":[]}');
      }, 10);
    });
    await cache.ready(kinds, { clusters: ['dev'], withinMs: 1e6 });
    expect(most).toBe(3);
  });
});

describe('a cluster that cannot be read', () => {
  it('gives its reason in every answer and is asked nothing', async () => {
    const problem = { code: 'notSupported', message: 'No.' } as const;
    const description = { name: 'x', title: 'X', unsupported: problem };
    const other = new WatchCache({
      clusters: [{ description }],
      logger: new RecordingLogger(),
    });
    await other.ready([THINGS], { clusters: ['x'], withinMs: 1e6 });
    const [only] = other.clusters();
    const nothing = { status: 'unavailable', problem };
    expect(only.list(THINGS)).toEqual(nothing);
    expect(only.listBy(THINGS, 'color', 'red')).toEqual(nothing);
    expect(only.get(THINGS, { namespace: '', name: '' })).toEqual(nothing);
    expect(only.pendingWorkloads('queue')).toEqual(nothing);
    expect(other.status().clusters[0].state).toBe('notSupported');
    await other.close();
  });

  it('is waited for once, and no longer than asked', async () => {
    server.inject('list', () => {});
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 500 });
    expect(names()).toBe('starting');
    // Its moment is over: this resolves without any timer.
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 500 });
  });
});

it('leaves out an object that cannot be cut down, and says so once', async () => {
  const logger = new RecordingLogger();
  const fragile = {
    ...THINGS,
    project: (object: unknown) => {
      const facts = THINGS.project(object);
      if (facts?.color === 'odd') throw new TypeError('CANARY');
      return facts;
    },
  };
  const other = new WatchCache({ clusters: [aCluster(server.url)], logger });
  server.put(THINGS_PATH, aThing('a', { color: 'odd' }));
  server.put(THINGS_PATH, aThing('b', { color: 'odd' }));
  server.put(THINGS_PATH, aThing('c'));
  await other.ready([fragile], { clusters: ['dev'], withinMs: 1e6 });
  expect(other.clusters()[0].list(fragile)).toMatchObject({
    value: [{ name: 'c' }],
  });
  expect(logger.lines).toEqual([
    "warn: Cluster 'dev': some things have a shape that is not understood; they are left out.",
  ]);
  await other.close();
});
