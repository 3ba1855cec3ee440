import type { ResourceRef } from '@flagstone/backstage-plugin-ai-platform-common';
import { anApplication } from './__testUtils__/anApplication';
import { aRemoval } from './__testUtils__/aRemoval';
import { ArgocdWorld } from './__testUtils__/argocdWorld';

const CFG = { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'cfg' };
const WEB = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
};

let world: ArgocdWorld;

beforeEach(async () => {
  world = new ArgocdWorld();
  world.server.applications = [anApplication('shop')];
  await world.start();
  await world.isListed();
});

afterEach(() => world.stop());

const asked = () => world.server.lines(/\/events/);

const get = (missing: readonly ResourceRef[] = [CFG], rest: object = {}) =>
  world.instance.removals({ ...world.app('shop'), ...rest }, missing);

it('tells who had Argo CD remove a resource, and when', async () => {
  world.server.events = [
    aRemoval(),
    aRemoval({ user: 'ci bot', what: "apps/Deployment 'web'" }),
  ];
  const told = { reason: 'ResourceDeleted', source: 'argocd-server' };
  const at = '2026-01-01T00:10:00Z';
  expect(await get([CFG, WEB])).toEqual([
    {
      ...told,
      ref: CFG,
      message: "robin deleted resource /ConfigMap 'cfg'",
      at,
    },
    {
      ...{ ...told, ref: WEB, at },
      message: "ci bot deleted resource apps/Deployment 'web'",
    },
  ]);
  expect(asked()).toEqual([
    '/api/v1/applications/shop/events?appNamespace=argocd&project=default',
  ]);
});

it('asks nobody where nothing is missing', async () => {
  expect(await get([])).toEqual([]);
  expect(asked()).toEqual([]);
});

it('asks once in five seconds for all who look', async () => {
  await Promise.all([get(), get()]);
  world.clock.advance(4_999);
  await get();
  expect(asked()).toHaveLength(1);
  world.server.events = [aRemoval()];
  world.clock.advance(2);
  expect(await get()).toHaveLength(1);
});

it('does not guess which of two of the same name was removed', async () => {
  world.server.events = [aRemoval()];
  expect(await get([CFG, { ...CFG, namespace: 'other' }])).toEqual([]);
});

it('leaves out what was there again after it', async () => {
  world.server.events = [aRemoval({ at: '2026-01-01T00:10:00Z' })];
  const later = '2026-01-01T00:20:00Z';
  const deploy = { id: '1', deployedAt: later, revisions: [], repoUrls: [] };
  expect(await get([CFG], { history: [deploy] })).toEqual([]);
  const synced = { phase: 'succeeded', finishedAt: later };
  expect(await get([CFG], { operation: synced })).toEqual([]);
  expect(
    await get([CFG], { operation: { ...synced, resources: [CFG] } }),
  ).toEqual([]);
  for (const operation of [
    { ...synced, phase: 'failed' },
    { ...synced, resources: [WEB] },
  ]) {
    expect(await get([CFG], { operation })).toHaveLength(1);
  }
});

it.each([
  ['of another kind', aRemoval({ reason: 'ResourceUpdated' })],
  ['of somebody else', aRemoval({ source: { component: 'anybody' } })],
  ['without a time', aRemoval({ at: 'soon' })],
  ['that says something else', aRemoval({ what: 'cfg' })],
  ['that is endless', aRemoval({ user: 'x'.repeat(3_000) })],
  ['that is none', {}],
])('takes no event %s', async (_, event) => {
  world.server.events = [event, aRemoval({ user: 'ann' })];
  expect(await get()).toEqual([
    expect.objectContaining({ message: expect.stringMatching(/^ann deleted/) }),
  ]);
});

it('cuts what it was told, and takes out what cannot be seen', async () => {
  world.server.events = [aRemoval({ user: `\u0007${'x'.repeat(1_000)}` })];
  const [{ message }] = await get();
  expect(message).toMatch(/^x+…$/);
  expect(message).toHaveLength(500);
});

it.each([
  [403, '{"error":"CANARY permission denied","code":7}'],
  [500, 'CANARY'],
  [200, '<html>CANARY</html>'],
])('tells nothing where Argo CD answers %p: %s', async (status, body) => {
  world.server.inject(/events/, (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  });
  expect(await get()).toEqual([]);
});

it('reads no more than it can take', async () => {
  world.server.inject(/events/, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const piece = JSON.stringify(aRemoval({ what: "/ConfigMap 'x'" }));
    response.write(`{"items":[${JSON.stringify(aRemoval())}`);
    for (let count = 0; count < 15_000; count += 1) response.write(`,${piece}`);
    response.end(']}');
  });
  expect(await get()).toHaveLength(1);
});
