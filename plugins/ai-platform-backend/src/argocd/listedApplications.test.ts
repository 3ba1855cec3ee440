import { setImmediate as nextRound } from 'node:timers/promises';
import type { ManualClock } from '../clock/__testUtils__/clocks';
import { status } from '../kubernetes/__testUtils__/faults';
import { eventually } from '../kubernetes/__testUtils__/fakeCluster';
import { ArgocdWorld } from './__testUtils__/argocdWorld';
import { anApplication } from './__testUtils__/anApplication';

const LIST = /applications$/;
const MINUTE = 60_000;

let world: ArgocdWorld;
let clock: ManualClock;

beforeEach(async () => {
  world = new ArgocdWorld();
  clock = world.clock;
  world.server.applications = [anApplication('shop')];
  await world.start();
});

afterEach(() => world.stop());

function names(): string[] {
  const reading = world.instance.applications();
  return reading.status === 'ok' ? reading.value.map(({ name }) => name) : [];
}

/** Nothing is asked: the next list is waited for, and nothing else is. */
async function rests(): Promise<void> {
  await eventually(() => expect(clock.waits).toHaveLength(1));
}

/** The minute is over, and somebody still looks. */
async function nextList(): Promise<void> {
  const { length } = world.server.lines(LIST);
  await rests();
  names();
  clock.advance(MINUTE);
  await eventually(() =>
    expect(world.server.lines(LIST)).toHaveLength(length + 1),
  );
  await rests();
}

it('asks nothing before somebody looks, and then says that it has begun', () => {
  expect(world.server.requests).toEqual([]);
  expect(world.instance.applications()).toMatchObject({
    problem: { code: 'starting' },
  });
});

it('asks once a minute, however many look', async () => {
  await Promise.all([world.isListed(), world.isListed()]);
  for (let look = 0; look < 100; look += 1) {
    names();
    clock.advance(500);
  }
  expect(world.server.lines(LIST)).toHaveLength(1);
  await nextList();
  expect(world.server.lines(LIST)).toHaveLength(2);
});

it('follows what comes, changes and goes; what stays the same is the same', async () => {
  await world.isListed();
  const before = world.instance.applications();
  await nextList();
  const same = world.instance.applications();
  expect(same.status === 'ok' && same.value).toBe(
    before.status === 'ok' && before.value,
  );
  world.server.applications = [anApplication('cart')];
  await nextList();
  expect(names()).toEqual(['cart']);
});

it('stops when nobody looks any more, and begins again', async () => {
  await world.isListed();
  await rests();
  clock.advance(5 * MINUTE);
  await nextRound();
  expect(clock.waits).toEqual([]);
  expect(world.server.lines(LIST)).toHaveLength(1);
  world.server.applications = [anApplication('cart')];
  expect(world.instance.applications()).toMatchObject({ stale: true });
  await world.isListed();
  expect(names()).toEqual(['cart']);
});

it('keeps what it knew when Argo CD goes away, and says so when a list was missed', async () => {
  await world.isListed();
  world.server.inject(LIST, status(503));
  await nextList();
  expect(world.instance.applications()).toMatchObject({ stale: false });
  await nextList();
  expect(world.instance.applications()).toMatchObject({
    status: 'ok',
    stale: true,
    problem: { code: 'serverError' },
  });
  expect(world.logger.lines).toEqual([
    "warn: Argo CD 'main': Argo CD answered with an error (applications).",
  ]);
  world.server.mend();
  await nextList();
  expect(world.instance.applications()).toMatchObject({ stale: false });
  expect(world.logger.lines.at(-1)).toBe("info: Argo CD 'main' is read again.");
});

describe('one application', () => {
  it('is asked for by itself, once for all who look within three seconds', async () => {
    await world.isListed();
    const app = world.app('shop');
    world.server.applications = [
      anApplication('shop', { resourceVersion: '500' }),
    ];
    const [one, other] = await Promise.all([
      world.instance.application(app),
      world.instance.application(app),
    ]);
    expect(one).toBe(other);
    expect(one).toMatchObject({ value: { resourceVersion: '500' } });
    await world.instance.application(app);
    expect(world.server.lines(/shop/)).toHaveLength(1);
    expect(world.app('shop').resourceVersion).toBe('500');
    clock.advance(3_000);
    await world.instance.application(app);
    expect(world.server.lines(/shop/)).toHaveLength(2);
  });

  it('is not put back by a list out of an old cache', async () => {
    await world.isListed();
    const old = world.server.applications;
    world.server.applications = [
      anApplication('shop', { resourceVersion: '500' }),
    ];
    clock.advance(30_000);
    await world.instance.application(world.app('shop'));
    world.server.applications = old;
    await rests();
    clock.advance(30_000);
    await eventually(() => expect(world.server.lines(LIST)).toHaveLength(2));
    await rests();
    expect(world.app('shop').resourceVersion).toBe('500');
  });

  it('that is gone is forgotten', async () => {
    await world.isListed();
    const app = world.app('shop');
    world.server.applications = [];
    expect(await world.instance.application(app)).toMatchObject({
      status: 'unavailable',
      problem: { code: 'notFound' },
    });
    expect(names()).toEqual([]);
  });

  it('is not another one that Argo CD names', async () => {
    await world.isListed();
    const app = world.app('shop');
    world.server.inject(/shop/, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(anApplication('other')));
    });
    expect(await world.instance.application(app)).toMatchObject({
      stale: true,
      problem: { code: 'invalidAnswer' },
    });
    expect(names()).toEqual(['shop']);
  });
});
