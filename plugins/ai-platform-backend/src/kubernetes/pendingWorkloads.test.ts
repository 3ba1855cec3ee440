import { ManualClock, START } from '../clock/__testUtils__/clocks';
import { aCluster, eventually } from './__testUtils__/fakeCluster';
import { FakeApiServer, type Fault } from './__testUtils__/fakeApiServer';
import { RecordingLogger } from './__testUtils__/recordingLogger';
import { WatchCache } from './watchCache';

let server: FakeApiServer;
let clock: ManualClock;
let cache: WatchCache;

beforeEach(async () => {
  server = new FakeApiServer();
  await server.start();
  clock = new ManualClock();
  cache = new WatchCache({
    clusters: [aCluster(server.url)],
    logger: new RecordingLogger(),
    clock,
    random: () => 0,
  });
});

afterEach(async () => {
  await cache.close();
  await server.stop();
});

const look = (queue = 'team/gpu') =>
  cache.clusters()[0].pendingWorkloads(queue);
const isAnswered = (times: number) =>
  eventually(() => {
    expect(server.count('get')).toBe(times);
    expect(clock.waits).toHaveLength(1);
  });

function workloads(...names: string[]): Fault {
  const items = names.map((name, place) => ({
    metadata: { name, namespace: 'team' },
    positionInClusterQueue: place,
  }));
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ kind: 'PendingWorkloadsSummary', items }));
  };
}

function status(code: number): Fault {
  return (_, response) => {
    response.writeHead(code, { 'content-type': 'application/json' });
    response.end('{"message":"CANARY"}');
  };
}

it('asks when somebody first wants to know, and then without being asked again', async () => {
  server.inject('get', workloads('a', 'b'));
  expect(look()).toMatchObject({
    status: 'unavailable',
    problem: { code: 'starting' },
  });
  await isAnswered(1);
  for (let view = 0; view < 100; view += 1) {
    expect(look()).toEqual({
      status: 'ok',
      observedAt: START,
      stale: false,
      value: [
        {
          namespace: 'team',
          name: 'a',
          clusterQueue: 'team/gpu',
          positionInClusterQueue: 0,
        },
        {
          namespace: 'team',
          name: 'b',
          clusterQueue: 'team/gpu',
          positionInClusterQueue: 1,
        },
      ],
    });
  }
  expect(server.count('get')).toBe(1);
  const [{ path, query }] = server.requests;
  expect(path).toBe(
    '/apis/visibility.kueue.x-k8s.io/v1beta2/clusterqueues/team%2Fgpu/pendingworkloads',
  );
  expect(query.get('limit')).toBe('1000');
  clock.advance(10_000);
  await isAnswered(2);
});

it('stops asking two minutes after the last one who wanted to know', async () => {
  server.inject('get', workloads());
  look();
  for (let round = 1; round <= 12; round += 1) {
    await isAnswered(round);
    clock.advance(10_000);
  }
  await eventually(() => expect(clock.waits).toEqual([]));
  expect(server.count('get')).toBe(12);
  look();
  await isAnswered(13);
});

it('asks in the older version where the newer one is not served', async () => {
  server.inject('get', status(404), 1);
  server.inject('get', workloads('a'));
  look();
  await isAnswered(2);
  expect(server.requests[1].path).toContain('/v1beta1/');
  expect(look()).toMatchObject({ value: [{ name: 'a' }] });
});

it('knows no places where the cluster has no visibility API, and finds it when it comes', async () => {
  server.inject('get', status(404));
  look();
  await eventually(() => expect(clock.waits).toEqual([30_000]));
  expect(look()).toMatchObject({ status: 'ok', value: [], stale: false });
  server.mend();
  server.inject('get', workloads('a'));
  clock.advance(30_000);
  await eventually(() =>
    expect(look()).toMatchObject({ value: [{ name: 'a' }] }),
  );
});

it.each([
  [403, 'forbidden', 30_000],
  [503, 'serverError', 10_000],
])('says why it does not know: %i', async (code, problem, wait) => {
  server.inject('get', status(code));
  look();
  await eventually(() => expect(clock.waits).toEqual([wait]));
  expect(look()).toMatchObject({
    status: 'unavailable',
    problem: { code: problem, verb: 'get' },
  });
  expect(JSON.stringify(look())).not.toContain('CANARY');
});

it('lets what it knew grow old through a fault, and drops it after a minute', async () => {
  server.inject('get', workloads('a'), 1);
  server.inject('get', status(500));
  look();
  await isAnswered(1);
  for (let round = 2; round <= 5; round += 1) {
    clock.advance(10_000);
    await isAnswered(round);
  }
  expect(look()).toMatchObject({
    status: 'ok',
    observedAt: START,
    stale: true,
  });
  clock.advance(20_001);
  expect(look()).toMatchObject({ status: 'unavailable' });
});
