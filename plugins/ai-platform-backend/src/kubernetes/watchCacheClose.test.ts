import { FakeApiServer, type Phase } from './__testUtils__/fakeApiServer';
import { ManualClock } from '../clock/__testUtils__/clocks';
import {
  aCluster,
  aThing,
  eventually,
  THINGS,
  THINGS_PATH,
} from './__testUtils__/fakeCluster';
import { RecordingLogger } from './__testUtils__/recordingLogger';
import { WatchCache } from './watchCache';

const GROUPED = { ...THINGS, group: 'example.org' };

let server: FakeApiServer;
let clock: ManualClock;
let cache: WatchCache;

beforeEach(async () => {
  server = new FakeApiServer();
  await server.start();
  server.serve(THINGS_PATH);
  server.serve('/apis/example.org/v1/things');
  for (const name of ['a', 'b']) server.put(THINGS_PATH, aThing(name));
  clock = new ManualClock();
  cache = new WatchCache({
    clusters: [aCluster(server.url)],
    logger: new RecordingLogger(),
    clock,
    random: () => 0.5,
  });
});

afterEach(() => server.stop());

/** Closes the cache and looks whether anything is left or begun. */
async function closesForGood(): Promise<void> {
  await cache.close();
  const before = server.requests.length;
  expect(clock.waits).toEqual([]);
  clock.advance(3_600_000);
  await eventually(() => expect(server.connections).toBe(0));
  expect(server.requests).toHaveLength(before);
}

const begin = (resource = THINGS) => cache.clusters()[0].list(resource);

describe('closing leaves no connection and no timer, and opens nothing, while', () => {
  it('nobody has asked', async () => {
    await closesForGood();
    expect(server.requests).toEqual([]);
  });

  it('its watch is open', async () => {
    begin();
    await eventually(() => expect(server.openWatches).toBe(1));
    await closesForGood();
  });

  it.each<[Phase, typeof THINGS]>([
    ['discovery', GROUPED],
    ['list', THINGS],
    ['watch', THINGS],
  ])('a %s hangs', async (phase, resource) => {
    server.inject(phase, () => {});
    begin(resource);
    await eventually(() => expect(server.count(phase)).toBe(1));
    await closesForGood();
  });

  it('a list is half read', async () => {
    server.inject('list', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"metadata":{},"items":[');
    });
    begin();
    await eventually(() => expect(server.count('list')).toBe(1));
    await closesForGood();
  });

  it('a list waits for its slot', async () => {
    server.inject('list', () => {});
    for (let kind = 0; kind < 5; kind += 1) {
      begin({ ...THINGS, plural: `kind${kind}` });
    }
    await eventually(() => expect(server.count('list')).toBe(3));
    await closesForGood();
    expect(server.count('list')).toBe(3);
  });

  it('the next attempt has to wait', async () => {
    server.inject('list', (_, response) => {
      response.writeHead(500);
      response.end();
    });
    begin();
    // Full jitter between one and two seconds, at half: the first wait.
    await eventually(() => expect(clock.waits).toEqual([1500]));
    await closesForGood();
  });

  it('a kind is not served', async () => {
    begin({ ...GROUPED, plural: 'others', optional: true });
    await eventually(() => expect(clock.waits).toEqual([300_000]));
    await closesForGood();
  });

  it('somebody waits for the first look', async () => {
    server.inject('list', () => {});
    const ready = cache.ready([THINGS], { clusters: ['dev'], withinMs: 1000 });
    await eventually(() => expect(server.count('list')).toBe(1));
    await cache.close();
    await ready;
    await closesForGood();
  });
});

it('opens nothing when it is asked after it was closed', async () => {
  await cache.close();
  begin();
  await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1000 });
  expect(server.requests).toEqual([]);
});

describe('a silent connection', () => {
  it('is given up after 90 seconds, and the watch goes on from where it was', async () => {
    begin();
    await eventually(() => expect(clock.waits).toEqual([90_000]));
    clock.advance(89_000);
    server.bookmark();
    await eventually(() => expect(clock.waits).toEqual([90_000]));
    clock.advance(90_000);
    await eventually(() => {
      clock.advance(100);
      expect(server.count('watch')).toBe(2);
    });
    expect(server.count('list')).toBe(1);
    expect(server.requests.at(-1)?.query.get('resourceVersion')).toBe('102');
    await cache.close();
  });
});

describe('an address that does not answer at all', () => {
  it('is given up after ten seconds', async () => {
    // Of a network that is for documentation alone: nobody answers there.
    const lost = new WatchCache({
      clusters: [aCluster('http://192.0.2.1:6443')],
      logger: new RecordingLogger(),
      clock,
    });
    lost.clusters()[0].list(THINGS);
    const code = () => lost.status().clusters[0].resources[0]?.problem?.code;
    await eventually(() => {
      clock.advance(2_000);
      expect(['timedOut', 'unreachable']).toContain(code());
    });
    await lost.close();
  });
});
