import { FakeApiServer } from './__testUtils__/fakeApiServer';
import { fastClock } from '../clock/__testUtils__/clocks';
import {
  aCluster,
  aThing,
  eventually,
  THINGS,
  type ThingFacts,
} from './__testUtils__/fakeCluster';
import { RecordingLogger } from './__testUtils__/recordingLogger';
import type { WatchedResource } from './resourceReader';
import { WatchCache } from './watchCache';

const WIDGETS: WatchedResource<ThingFacts> = {
  ...THINGS,
  group: 'example.org',
  versions: ['v2', 'v1'],
  plural: 'widgets',
  optional: true,
};

let server: FakeApiServer;
let cache: WatchCache;

beforeEach(async () => {
  server = new FakeApiServer();
  await server.start();
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
const names = (resource: typeof WIDGETS) => {
  const reading = reader().list(resource);
  return reading.status === 'ok'
    ? reading.value.map(({ name }) => name).sort()
    : reading.problem.code;
};

it('are read in the first version that is served', async () => {
  server.serve('/apis/example.org/v1/widgets');
  server.put('/apis/example.org/v1/widgets', aThing('a'));
  const others = { ...WIDGETS, plural: 'gadgets' };
  await cache.ready([WIDGETS, others], { clusters: ['dev'], withinMs: 1e6 });
  expect(names(WIDGETS)).toEqual(['a']);
  expect(cache.status().clusters[0].resources[0].version).toBe('v1');
  expect(server.count('discovery')).toBe(1);
});

it('fall back to an older version where the newer one lacks the kind', async () => {
  server.serve('/apis/example.org/v2/gadgets');
  server.serve('/apis/example.org/v1/widgets');
  await cache.ready([WIDGETS], { clusters: ['dev'], withinMs: 1e6 });
  expect(names(WIDGETS)).toEqual([]);
  expect(cache.status().clusters[0].resources[0].version).toBe('v1');
});

it('are an empty list where they are not served, and are found once they are', async () => {
  await cache.ready([WIDGETS], { clusters: ['dev'], withinMs: 1e6 });
  expect(reader().list(WIDGETS)).toMatchObject({
    status: 'ok',
    value: [],
    stale: false,
  });
  expect(cache.status().clusters[0]).toMatchObject({
    state: 'ok',
    resources: [{ state: 'absent' }],
  });
  server.serve('/apis/example.org/v2/widgets');
  server.put('/apis/example.org/v2/widgets', aThing('a'));
  await eventually(() => expect(names(WIDGETS)).toEqual(['a']));
});

it('are kept for a minute when they seem to be gone, for servers start step by step', async () => {
  const path = '/apis/example.org/v2/widgets';
  server.serve(path);
  server.put(path, aThing('a'));
  await cache.ready([WIDGETS], { clusters: ['dev'], withinMs: 1e6 });
  await eventually(() => expect(server.openWatches).toBe(1));
  server.unserve(path);
  await eventually(() => {
    const [status] = cache.status().clusters[0].resources;
    expect(status.problem?.code).toBe('notServed');
  });
  expect(names(WIDGETS)).toEqual(['a']);
  await eventually(() => expect(names(WIDGETS)).toEqual([]));
});

it('are a problem where they should be there', async () => {
  const needed = { ...WIDGETS, optional: false };
  await cache.ready([needed], { clusters: ['dev'], withinMs: 1e6 });
  expect(reader().list(needed)).toMatchObject({
    status: 'unavailable',
    problem: {
      code: 'notServed',
      message:
        'The cluster does not serve widgets.example.org in a version that is understood.',
    },
  });
});
