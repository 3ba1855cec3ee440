import type { ManualClock } from '../clock/__testUtils__/clocks';
import { ArgocdWorld } from './__testUtils__/argocdWorld';
import { aManagedResource, anApplication } from './__testUtils__/anApplication';

let world: ArgocdWorld;
let clock: ManualClock;

beforeEach(async () => {
  world = new ArgocdWorld();
  clock = world.clock;
  world.server.applications = [
    anApplication('shop', { namespace: 'team-a', spec: { project: 'retail' } }),
    anApplication('calm', { status: { sync: { status: 'Synced' } } }),
  ];
  world.server.resources.set('shop', [
    aManagedResource('cfg', { target: { a: 1 }, live: { a: 2 } }),
    aManagedResource('other'),
  ]);
  world.server.resources.set('calm', [aManagedResource('cfg')]);
  await world.start();
  await world.isListed();
});

afterEach(() => world.stop());

const asked = () => world.server.lines(/managed-resources/);

async function get(name = 'shop', rest: object = {}) {
  const app = { ...world.app(name), ...rest };
  const reading = await world.instance.managedResources(app);
  if (reading.status !== 'ok') throw new Error(reading.problem.message);
  return reading.value;
}

it('reads an application wherever it lives', async () => {
  expect(await get()).toMatchObject([
    { kind: 'ConfigMap', name: 'cfg', want: { a: 1 }, have: { a: 2 } },
    { name: 'other' },
  ]);
  expect(asked()).toEqual([
    '/api/v1/applications/shop/managed-resources?appNamespace=team-a&project=retail',
  ]);
});

it('asks once for all who look at the same time', async () => {
  const [one, other] = await Promise.all([get(), get()]);
  expect(one).toBe(other);
  expect(asked()).toHaveLength(1);
});

it('keeps the answer until the application says that something changed', async () => {
  const before = await get('calm');
  clock.advance(5 * 60_000);
  expect(await get('calm')).toBe(before);
  await get('calm', { resourceVersion: '429' });
  await get('calm', { reconciledAt: '2026-01-01T00:05:00Z' });
  expect(asked()).toHaveLength(3);
});

it('asks again after two seconds where something differs: more of it changes unseen', async () => {
  await get();
  clock.advance(1_999);
  await get();
  expect(asked()).toHaveLength(1);
  clock.advance(1);
  await get();
  expect(asked()).toHaveLength(2);
});

it('gives the same object for a resource that is as it was', async () => {
  const [cfg, other] = await get();
  world.server.resources.set('shop', [
    aManagedResource('cfg', { target: { a: 1 }, live: { a: 3 } }),
    aManagedResource('other'),
  ]);
  clock.advance(5_000);
  const [changed, same] = await get();
  expect(same).toBe(other);
  expect(changed).not.toBe(cfg);
  expect(changed).toMatchObject({ have: { a: 3 } });
});

it.each([101, 10_000, 200_000])(
  'gives the others beside a resource that is %p deep',
  async depth => {
    const deep = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    world.server.resources.set('shop', [
      { ...aManagedResource('cfg'), targetState: deep, liveState: deep },
      aManagedResource('other', { target: { a: 1 } }),
    ]);
    const [cfg, other] = await get();
    expect(cfg).toMatchObject({
      ...{ name: 'cfg', want: null, have: null },
      problem: expect.stringContaining('more than 100 levels'),
    });
    expect(other).toMatchObject({ name: 'other', want: { a: 1 } });
  },
);

it('asks anew after a sync and after a refresh', async () => {
  await get('calm');
  const app = world.app('calm');
  const resources = [
    { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'cfg' },
  ];
  await world.instance.sync(app, { resources, prune: false, person: 'jane' });
  await get('calm');
  await world.instance.refresh(app);
  await get('calm');
  expect(asked()).toHaveLength(3);
});

it('knows an application without resources', async () => {
  world.server.resources.delete('calm');
  expect(await get('calm')).toEqual([]);
});

it('refuses the whole answer where one resource is not understood: it would seem to be in sync', async () => {
  world.server.resources.set('shop', [
    aManagedResource('cfg'),
    { ...aManagedResource('bad'), liveState: '{' },
  ]);
  await expect(get()).rejects.toThrow('The answer is not that of Argo CD');
});

it('lets no secret through', async () => {
  world.server.resources.set('shop', [
    aManagedResource('password', {
      kind: 'Secret',
      target: { kind: 'Secret', data: { a: 'CANARY-one' } },
      live: { kind: 'Secret', data: { a: 'CANARY-two' } },
    }),
  ]);
  const [{ want, have }] = await get();
  expect(JSON.stringify([want, have])).not.toContain('CANARY');
  expect(want).not.toEqual(have);
});
