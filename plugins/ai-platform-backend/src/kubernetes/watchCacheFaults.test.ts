import {
  COMMON_FAULTS,
  LIST_FAULTS,
  status,
  WATCH_FAULTS,
} from './__testUtils__/faults';
import {
  aThing,
  eventually,
  THINGS,
  THINGS_PATH,
} from './__testUtils__/fakeCluster';
import { WatchedServer } from './__testUtils__/watchedServer';

let watched: WatchedServer;

beforeEach(async () => {
  watched = new WatchedServer();
  await watched.start();
});

// It looks for promises that were rejected unheard, and for secrets in what was said.
afterEach(() => watched.stop());

describe('the first list', () => {
  it.each(LIST_FAULTS)(
    'meets $name: $code, and then the objects',
    async ({ fault, code }) => {
      watched.server.inject('list', fault);
      await watched.isAnswered();
      expect(watched.reading()).toMatchObject({
        status: 'unavailable',
        problem: { code, verb: 'list', resource: 'things' },
      });
      expect(watched.kind().state).toBe('failed');
      watched.server.mend();
      await watched.recovers();
    },
  );
});

describe('a list that is asked for again', () => {
  it.each(LIST_FAULTS)(
    'meets $name: what was known stays',
    async ({ fault, code }) => {
      const { server } = watched;
      await watched.isWatching();
      server.inject('list', fault);
      server.disconnect();
      server.put(THINGS_PATH, aThing('d'));
      server.compact();
      await watched.hasProblem(code);
      await eventually(() =>
        expect(watched.reading()).toMatchObject({ stale: true }),
      );
      expect(watched.names()).toEqual(['a', 'b', 'c']);
      server.mend();
      await watched.recovers();
      expect(watched.smallest).toBe(3);
    },
  );
});

describe('a watch', () => {
  it.each(WATCH_FAULTS)(
    'meets $name: what was known stays',
    async ({ fault, code }) => {
      const { server } = watched;
      await watched.isWatching();
      server.inject('watch', fault);
      server.disconnect();
      server.put(THINGS_PATH, aThing('d'));
      await watched.hasProblem(code);
      server.mend();
      server.disconnect();
      await watched.recovers();
      expect(watched.smallest).toBeGreaterThanOrEqual(3);
    },
  );

  it('meets 404 where the kind must be there: what was known stays', async () => {
    const { server } = watched;
    await watched.isWatching();
    server.inject('watch', status(404));
    server.inject('list', status(404));
    server.disconnect();
    await watched.hasProblem('notServed');
    server.mend();
    await watched.recovers();
    expect(watched.smallest).toBe(3);
  });
});

describe('discovery', () => {
  const WIDGETS = { ...THINGS, group: 'example.org', plural: 'widgets' };
  const path = '/apis/example.org/v1/widgets';

  it.each(COMMON_FAULTS)(
    'meets $name: $code, and then the objects',
    async ({ fault, code }) => {
      const { server, cache } = watched;
      const [reader] = cache.clusters();
      server.serve(path);
      server.put(path, aThing('a'));
      server.inject('discovery', fault);
      await cache.ready([WIDGETS], { clusters: ['dev'], withinMs: 1e7 });
      expect(reader.list(WIDGETS)).toMatchObject({
        status: 'unavailable',
        problem: { code, verb: 'get', resource: 'example.org' },
      });
      server.mend();
      await eventually(() =>
        expect(reader.list(WIDGETS)).toMatchObject({ value: [{ name: 'a' }] }),
      );
    },
  );
});

describe('without a server', () => {
  it('says that the cluster cannot be reached, and finds it when it is there', async () => {
    await watched.server.stop();
    await watched.isAnswered();
    expect(watched.reading()).toMatchObject({
      problem: {
        code: 'unreachable',
        message: 'The cluster cannot be reached.',
      },
    });
    await watched.server.start();
    await watched.recovers();
  });

  it('keeps what it knew, calls it stale, and catches up without another list', async () => {
    const { server } = watched;
    await watched.isWatching();
    await server.stop();
    await eventually(() => {
      watched.names();
      expect(watched.kind()).toMatchObject({
        state: 'stale',
        objects: 3,
        problem: { code: 'unreachable' },
      });
    });
    server.put(THINGS_PATH, aThing('d'));
    server.remove(THINGS_PATH, 'team', 'a');
    await server.start();
    await watched.recovers();
    expect(server.count('list')).toBe(1);
    expect(watched.smallest).toBe(3);
  });
});

it('names verb, resource and ClusterRole where a right is missing', async () => {
  watched.server.inject('list', status(403));
  await watched.isAnswered();
  expect(watched.logger.lines).toEqual([
    "warn: Cluster 'dev': The service account may not list things; the ClusterRole flagstone-reader gives this right.",
  ]);
});
