import { FakeApiServer } from './__testUtils__/fakeApiServer';
import { fastClock } from '../clock/__testUtils__/clocks';
import {
  aCluster,
  aThing,
  eventually,
  THINGS,
  THINGS_PATH,
} from './__testUtils__/fakeCluster';
import { RecordingLogger } from './__testUtils__/recordingLogger';
import { WatchCache } from './watchCache';

/** Numbers from 0 up to 1 that are the same ones in every run: a linear congruential generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const COLORS = ['red', 'green', 'blue', 'unwanted', undefined];

/** One random thing that happens to a server. */
function step(server: FakeApiServer, random: () => number): void {
  const pick = <Value>(values: readonly Value[]) =>
    values[Math.floor(random() * values.length)];
  const name = `thing-${Math.floor(random() * 30)}`;
  const namespace = pick(['a', 'b', 'c']);
  const dice = random();
  if (dice < 0.6) {
    server.put(THINGS_PATH, aThing(name, { namespace, color: pick(COLORS) }));
  } else if (dice < 0.85) server.remove(THINGS_PATH, namespace, name);
  else if (dice < 0.9) server.bookmark();
  else if (dice < 0.94) server.endWatches();
  else if (dice < 0.96) server.disconnect();
  else if (dice < 0.98) server.compact();
  else if (dice < 0.99) server.write('{"type":"ADDED","object":{"metad');
  else {
    server.inject(
      pick(['list', 'watch'] as const),
      (_, response) => {
        response.writeHead(pick([401, 429, 500, 503]));
        response.end();
      },
      2,
    );
  }
}

const SEEDS = [1, 2, 3, 4, 5];

it.each(SEEDS)(
  'holds what the server holds after 400 random steps (seed %i)',
  async seed => {
    const random = seeded(seed);
    const server = new FakeApiServer();
    await server.start();
    server.serve(THINGS_PATH);
    const cache = new WatchCache({
      clusters: [aCluster(server.url)],
      logger: new RecordingLogger(),
      clock: fastClock,
      random,
    });
    const [reader] = cache.clusters();
    await cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e7 });
    for (let round = 0; round < 400; round += 1) {
      step(server, random);
      if (random() < 0.2) await new Promise(setImmediate);
    }
    server.mend();
    const kept = server
      .objects(THINGS_PATH)
      .flatMap(object => THINGS.project(object) ?? []);
    const sorted = (things: readonly object[]) =>
      things.map(thing => JSON.stringify(thing)).sort();
    const held = (reading: ReturnType<typeof reader.list>) =>
      reading.status === 'ok' && !reading.stale ? sorted(reading.value) : [];
    await eventually(() =>
      expect(held(reader.list(THINGS))).toEqual(sorted(kept)),
    );
    for (const color of ['red', 'green', 'blue']) {
      expect(held(reader.listBy(THINGS, 'color', color))).toEqual(
        sorted(kept.filter(thing => thing.color === color)),
      );
    }
    for (const namespace of ['a', 'b', 'c']) {
      expect(held(reader.list(THINGS, { namespace }))).toEqual(
        sorted(kept.filter(thing => thing.namespace === namespace)),
      );
    }
    await cache.close();
    await server.stop();
  },
  30_000,
);
