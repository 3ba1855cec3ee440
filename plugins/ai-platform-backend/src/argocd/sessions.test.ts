import type { ManualClock } from '../clock/__testUtils__/clocks';
import { status } from '../kubernetes/__testUtils__/faults';
import { ArgocdWorld } from './__testUtils__/argocdWorld';
import { anApplication } from './__testUtils__/anApplication';

const LOGIN = { username: 'backstage', password: 'CANARY-password' };

let world: ArgocdWorld;
let clock: ManualClock;

beforeEach(() => {
  world = new ArgocdWorld();
  clock = world.clock;
  world.server.applications = [anApplication('shop'), anApplication('cart')];
});

afterEach(() => world.stop());

/** Asks for an application that was not asked for a moment ago. */
async function look(name = 'shop') {
  clock.advance(3_000);
  return world.instance.application({
    namespace: 'argocd',
    name,
    project: 'default',
  });
}

it('logs in once for all who ask, and for the life of the token', async () => {
  await world.start(LOGIN);
  await Promise.all([look('shop'), look('cart'), world.isListed()]);
  clock.advance(86_000_000);
  expect(await look()).toMatchObject({ status: 'ok' });
  expect(world.server.logins).toBe(1);
});

it('logs in again when the token comes to its end', async () => {
  await world.start(LOGIN);
  await look();
  clock.advance(86_400_000);
  await Promise.all([look('shop'), look('cart')]);
  expect(world.server.logins).toBe(2);
  const tokens = world.server.requests.map(each => each.authorization);
  expect(new Set(tokens.filter(Boolean)).size).toBe(2);
});

it('logs in again when the token is refused, once for all who were', async () => {
  await world.start(LOGIN);
  await look();
  world.server.tokens = [];
  const readings = await Promise.all([look('shop'), look('cart')]);
  expect(readings).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
  expect(world.server.logins).toBe(2);
});

it('tries a wrong password three times a minute at most', async () => {
  await world.start({ ...LOGIN, password: 'CANARY-wrong' });
  for (let time = 0; time < 10; time += 1) {
    expect(await look()).toMatchObject({
      status: 'unavailable',
      problem: { code: 'unauthenticated' },
    });
  }
  expect(world.server.logins).toBe(3);
  clock.advance(60_000);
  await look();
  expect(world.server.logins).toBe(4);
});

it('says what stands in the way of the login, and not that it was refused', async () => {
  world.server.inject(/session/, status(503));
  await world.start(LOGIN);
  for (let time = 0; time < 5; time += 1) {
    expect(await look()).toMatchObject({ problem: { code: 'serverError' } });
  }
  world.server.mend();
  clock.advance(60_000);
  expect(await look()).toMatchObject({ status: 'ok' });
});

it('does not take a page for a session', async () => {
  world.server.inject(/session/, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"token":"CANARY\\r\\nX-Evil: 1"}');
  });
  await world.start(LOGIN);
  expect(await look()).toMatchObject({ problem: { code: 'invalidAnswer' } });
});

it('asks once with a token that is refused, and never logs in', async () => {
  await world.start({ token: 'CANARY-revoked' });
  expect(await look()).toMatchObject({ problem: { code: 'unauthenticated' } });
  expect(world.server.logins).toBe(0);
  expect(world.server.lines(/applications\/shop/)).toHaveLength(1);
});
