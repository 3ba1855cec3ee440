import { selfSigned } from '../http/__testUtils__/selfSigned';
import { ArgocdWorld, TOKEN } from './__testUtils__/argocdWorld';
import { anApplication } from './__testUtils__/anApplication';
import { FakeArgocd } from './__testUtils__/fakeArgocd';

const CERTIFICATE = selfSigned();

async function aWorld(ca?: string): Promise<ArgocdWorld> {
  const world = new ArgocdWorld(new FakeArgocd(CERTIFICATE));
  world.server.applications = [anApplication('shop')];
  const caData = ca && Buffer.from(ca).toString('base64');
  await world.start({ token: TOKEN, ...(caData && { caData }) });
  await world.isListed();
  return world;
}

it('trusts the authority that the instance names', async () => {
  const world = await aWorld(CERTIFICATE.cert);
  expect(world.app('shop')).toMatchObject({ name: 'shop' });
  await world.stop();
});

it.each([
  ['none', undefined],
  ['another one', selfSigned().cert],
])('with %s it sends nothing, and says why', async (_, ca) => {
  const world = await aWorld(ca);
  expect(world.instance.applications()).toMatchObject({
    status: 'unavailable',
    problem: { code: 'badCertificate' },
  });
  expect(world.server.requests).toEqual([]);
  await world.stop();
});
