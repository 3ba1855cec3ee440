import { inspect } from 'node:util';
import { KubeConfig } from '@kubernetes/client-node';
import { ManualClock } from '../clock/__testUtils__/clocks';
import { CredentialSource } from './credentials';

function aSource() {
  const clock = new ManualClock();
  clock.advance(1_000_000);
  const world = {
    token: 'one',
    caData: 'Q0E=',
    skipTLSVerify: false,
    broken: false,
    loads: 0,
  };
  const load = () => {
    world.loads += 1;
    if (world.broken) throw new Error('CANARY');
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromClusterAndUser(
      {
        name: 'dev',
        server: 'https://dev.example.org',
        caData: world.caData,
        skipTLSVerify: world.skipTLSVerify,
      },
      { name: 'reader', token: world.token },
    );
    return kubeConfig;
  };
  return { clock, world, source: new CredentialSource(load, clock) };
}

it('loads once for all who ask within a minute, and finds a rotated file after it', async () => {
  const { clock, world, source } = aSource();
  const [first, second] = await Promise.all([source.get(), source.get()]);
  expect(second).toBe(first);
  expect(first.headers).toEqual({ Authorization: 'Bearer one' });
  world.token = 'two';
  clock.advance(59_000);
  expect(await source.get()).toBe(first);
  clock.advance(1_000);
  expect((await source.get()).headers).toEqual({
    Authorization: 'Bearer two',
  });
  expect(world.loads).toBe(2);
});

it('loads again for what was refused, once for all who were', async () => {
  const { world, source } = aSource();
  const refused = await source.get();
  world.token = 'two';
  const [one, other] = await Promise.all([
    source.renew(refused),
    source.renew(refused),
  ]);
  expect(one).toBe(other);
  expect(one.headers).toEqual({ Authorization: 'Bearer two' });
  expect(await source.renew(refused)).toBe(one);
  expect(world.loads).toBe(2);
});

it('loads no more than three times a minute', async () => {
  const { clock, world, source } = aSource();
  let current = await source.get();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    current = await source.renew(current);
  }
  expect(world.loads).toBe(3);
  clock.advance(60_000);
  expect(await source.renew(current)).not.toBe(current);
  expect(world.loads).toBe(4);
});

it('keeps what it has while a file cannot be read', async () => {
  const { clock, world, source } = aSource();
  const first = await source.get();
  world.broken = true;
  clock.advance(60_000);
  expect(await source.get()).toBe(first);
});

it('says that there are none without a word of why', async () => {
  const { world, source } = aSource();
  world.broken = true;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const error = await source.get().catch(reason => reason);
    expect(error).toMatchObject({ fault: 'unauthenticated' });
    expect(inspect(error)).not.toContain('CANARY');
  }
  expect(world.loads).toBe(3);
});

it('keeps its connections unless trust has changed', async () => {
  const { clock, world, source } = aSource();
  const { agent } = await source.get();
  clock.advance(60_000);
  expect((await source.get()).agent).toBe(agent);
  world.caData = 'T1RIRVI=';
  clock.advance(60_000);
  expect((await source.get()).agent).not.toBe(agent);
  source.close();
});

it.each([true, false])(
  'checks the certificate unless this cluster says otherwise (%s)',
  async skipTLSVerify => {
    const { world, source } = aSource();
    world.skipTLSVerify = skipTLSVerify;
    const { agent } = await source.get();
    expect(Object.entries(agent)).toContainEqual([
      'options',
      expect.objectContaining({
        ca: Buffer.from('CA'),
        rejectUnauthorized: !skipTLSVerify,
        keepAlive: true,
      }),
    ]);
  },
);
