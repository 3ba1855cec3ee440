import { ManualClock } from '../clock/__testUtils__/clocks';
import {
  aCluster,
  aThing,
  eventually,
  THINGS,
  THINGS_PATH,
} from './__testUtils__/fakeCluster';
import { FakeApiServer } from './__testUtils__/fakeApiServer';
import { RecordingLogger } from './__testUtils__/recordingLogger';
import type { ConfiguredCluster } from './configuredCluster';
import { WatchCache } from './watchCache';

const WITHIN_MS = 40;

const sound = new FakeApiServer();
const silent = new FakeApiServer();
const clock = new ManualClock();
let cache: WatchCache;

const named = (name: string, url: string): ConfiguredCluster => ({
  ...aCluster(url),
  description: { name, title: name },
});

beforeAll(async () => {
  await Promise.all([sound.start(), silent.start()]);
  for (const server of [sound, silent]) server.serve(THINGS_PATH);
  sound.put(THINGS_PATH, aThing('a'));
  silent.inject('list', () => {});
  cache = new WatchCache({
    clusters: [
      named('silent', silent.url),
      ...Array.from({ length: 29 }, (_, index) =>
        named(`sound-${index}`, sound.url),
      ),
    ],
    logger: new RecordingLogger(),
    clock,
  });
});

afterAll(async () => {
  await cache.close();
  await Promise.all([sound.stop(), silent.stop()]);
});

const view = () =>
  cache.ready([THINGS], {
    clusters: cache.clusters().map(({ description }) => description.name),
    withinMs: WITHIN_MS,
  });
const read = () => cache.clusters().map(cluster => cluster.list(THINGS));

it('waits for one silent cluster of thirty for a moment, once, and shows the others', async () => {
  let isReady = false;
  const first = view().then(() => {
    isReady = true;
  });
  await eventually(() =>
    expect(read().filter(({ status }) => status === 'ok')).toHaveLength(29),
  );
  expect(isReady).toBe(false);
  clock.advance(WITHIN_MS);
  await first;

  // The time stands still: who waited for the silent cluster now would wait for ever.
  await view();
  const [problem, ...rest] = read();
  expect(problem).toMatchObject({ problem: { code: 'starting' } });
  expect(rest.every(({ status }) => status === 'ok')).toBe(true);
});
