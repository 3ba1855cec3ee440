import { flood, status } from './__testUtils__/faults';
import { fastClock } from '../clock/__testUtils__/clocks';
import {
  aCluster,
  aThing,
  eventually,
  THINGS_PATH,
} from './__testUtils__/fakeCluster';
import { WatchedServer } from './__testUtils__/watchedServer';

let watched: WatchedServer;

beforeEach(async () => {
  watched = new WatchedServer();
  await watched.start();
});

afterEach(() => watched.stop());

function putMany(count: number): void {
  for (let thing = 0; thing < count; thing += 1) {
    watched.server.put(THINGS_PATH, aThing(`thing-${thing}`));
  }
}

describe('credentials that expire', () => {
  it('are loaded again at once, and nobody notices', async () => {
    const { server } = watched;
    let token = 'CANARY-expired';
    await watched.cache.close();
    watched.cache = watched.createCache({
      clusters: [aCluster(server.url, () => token)],
    });
    server.tokens = [token];
    await watched.isWatching();
    token = 'CANARY-rotated';
    server.tokens = [token];
    server.endWatches();
    await eventually(() => {
      const { authorization } = server.requests.at(-1)!.headers;
      expect(authorization).toBe('Bearer CANARY-rotated');
      expect(server.openWatches).toBe(1);
    });
    await watched.recovers();
    expect(watched.kind()).toMatchObject({ state: 'live' });
    expect(watched.smallest).toBe(3);
  });

  it('are loaded no more than three times a minute where they stay wrong', async () => {
    const { server } = watched;
    let loads = 0;
    await watched.cache.close();
    const wrong = () => {
      loads += 1;
      return 'CANARY-wrong';
    };
    watched.cache = watched.createCache({
      clusters: [aCluster(server.url, wrong)],
      // The minute does not pass.
      clock: { ...fastClock, now: () => 0 },
    });
    await watched.isAnswered();
    await eventually(() => expect(server.requests.length).toBeGreaterThan(12));
    expect(loads).toBe(3);
    expect(watched.kind().problem?.code).toBe('unauthenticated');
  });
});

describe('410', () => {
  it('in the watch makes it list again without a problem', async () => {
    const { server } = watched;
    await watched.isWatching();
    server.disconnect();
    server.put(THINGS_PATH, aThing('d'));
    server.remove(THINGS_PATH, 'team', 'a');
    server.compact();
    await watched.recovers();
    expect(watched.names()).toEqual(['b', 'c', 'd']);
    expect(watched.smallest).toBe(3);
  });

  it('as the status of the watch makes it list again', async () => {
    const { server } = watched;
    await watched.isWatching();
    server.inject('watch', status(410), 1);
    server.disconnect();
    await eventually(() => expect(server.count('list')).toBe(2));
    await watched.recovers();
  });

  it('between two pages makes it begin again with the first page', async () => {
    const { server } = watched;
    putMany(600);
    let lists = 0;
    server.inject('list', (request, response) => {
      lists += 1;
      if (lists === 2) server.compact();
      server.answerAnyway(request, response);
    });
    await watched.isAnswered();
    await watched.recovers();
    expect(watched.names()).toHaveLength(603);
    expect(lists).toBe(4);
  });
});

it('asks for smaller pages where one is too large', async () => {
  const { server } = watched;
  putMany(100);
  server.inject('list', (request, response) => {
    const { searchParams } = new URL(request.url!, server.url);
    if (Number(searchParams.get('limit')) > 70) flood(request, response);
    else server.answerAnyway(request, response);
  });
  await watched.isAnswered();
  await watched.recovers();
  const limits = server.requests
    .filter(({ phase }) => phase === 'list')
    .map(({ query }) => query.get('limit'));
  expect(limits).toEqual(['500', '250', '125', '62', '62']);
});

it('lists again where the server only answers the watch with errors: its history may be another one', async () => {
  const { server } = watched;
  await watched.isWatching();
  server.inject('watch', status(504), 3);
  server.disconnect();
  await eventually(() => expect(server.count('list')).toBe(2));
  await watched.recovers();
  expect(watched.smallest).toBe(3);
});

it('leaves the server alone for as long as Retry-After asks', async () => {
  watched.server.inject('list', status(503, { 'retry-after': '20' }), 1);
  const before = fastClock.now();
  await watched.isAnswered();
  await watched.recovers();
  expect(fastClock.now() - before).toBeGreaterThanOrEqual(19_000);
});

it('begins the watch again without a problem when the server ends it, however often', async () => {
  const { server } = watched;
  await watched.isWatching();
  for (let time = 0; time < 20; time += 1) {
    server.put(THINGS_PATH, aThing(`again-${time}`));
    await watched.recovers();
    server.endWatches();
    await eventually(() => expect(server.openWatches).toBe(1));
  }
  expect(watched.kind()).toMatchObject({ restarts: 0, state: 'live' });
  expect(server.count('list')).toBe(1);
  expect(watched.logger.lines).toEqual([]);
});
