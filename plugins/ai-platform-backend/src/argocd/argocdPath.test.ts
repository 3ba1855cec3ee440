import { createHash } from 'node:crypto';
import { ArgocdWorld } from './__testUtils__/argocdWorld';
import { anApplication } from './__testUtils__/anApplication';
import { argocdPath } from './argocdPath';

const HOSTILE = [
  ['../../session', '..%2F..%2Fsession'],
  ['..\\..', '..%5C..'],
  ['a/b', 'a%2Fb'],
  ['%2e%2e', '%252e%252e'],
  ['%2f', '%252f'],
  ['a?b=c', 'a%3Fb%3Dc'],
  ['a#b', 'a%23b'],
  ['a;b', 'a%3Bb'],
  ['a b', 'a%20b'],
  ['a\r\nX-Evil: 1', 'a%0D%0AX-Evil%3A%201'],
  ['a\u0000b', 'a%00b'],
  ['@evil.example.org', '%40evil.example.org'],
  ['//evil.example.org', '%2F%2Fevil.example.org'],
  ['…', '%E2%80%A6'],
] as const;

const REFUSED = ['', '.', '..', 'x'.repeat(254), '\ud800'];

it.each(HOSTILE)('%j stays in its place', (name, encoded) => {
  expect(argocdPath(['applications', name])).toBe(
    `/api/v1/applications/${encoded}`,
  );
});

it.each(REFUSED)('%j is no name', name => {
  expect(() => argocdPath(['applications', name])).toThrow('notFound');
});

it('encodes the query, and leaves out what is not said', () => {
  expect(
    argocdPath(['applications'], { project: 'a&b=c d', name: undefined }),
  ).toBe('/api/v1/applications?project=a%26b%3Dc+d');
});

describe('what an Argo CD that lies says of an application', () => {
  const world = new ArgocdWorld();
  const query = 'appNamespace=..%2Fns%26x%3D1&project=p%2F..';
  const app = (name: string) => ({
    ...world.app('shop'),
    name,
    namespace: '../ns&x=1',
    project: 'p/..',
  });

  beforeAll(async () => {
    world.server.applications = [anApplication('shop')];
    await world.start();
    await world.isListed();
  });

  beforeEach(() => world.server.requests.splice(0));

  afterAll(() => world.stop());

  it.each(HOSTILE)('%j: every request line', async (name, encoded) => {
    const { instance, server } = world;
    // Each of its own: what is known of a commit is not asked for again.
    const revision = createHash('sha1').update(name).digest('hex');
    const order = {
      resources: [{ group: '', kind: 'a', namespace: 'b', name }],
      prune: false,
      person: name,
    };
    await instance.application(app(name));
    await instance.managedResources(app(name));
    await instance.commit(app(name), revision);
    await instance.commit(app(name), name);
    await instance.canSync(app(name));
    await instance.refresh(app(name)).catch(() => {});
    await instance.sync(app(name), order).catch(() => {});
    expect(server.lines()).toEqual([
      `/api/v1/applications/${encoded}?${query}`,
      `/api/v1/applications/${encoded}/managed-resources?${query}`,
      `/api/v1/applications/${encoded}/revisions/${revision}/metadata?${query}`,
      `/api/v1/applications/${encoded}/syncwindows?${query}`,
      `/api/v1/applications/${encoded}?refresh=normal&${query}`,
      `/api/v1/applications/${encoded}/sync`,
    ]);
  });

  it.each(REFUSED)('%j: no request at all', async name => {
    const { instance, server } = world;
    const order = {
      resources: [{ group: '', kind: 'a', namespace: 'b', name }],
      prune: false,
      person: 'user:default/jane',
    };
    expect(await instance.application(app(name))).toMatchObject({
      problem: { code: 'notFound' },
    });
    expect(await instance.managedResources(app(name))).toMatchObject({
      problem: { code: 'notFound' },
    });
    expect(await instance.commit(app(name), 'f'.repeat(40))).toBeUndefined();
    expect(await instance.canSync(app(name))).toBe(true);
    await expect(instance.sync(app(name), order)).rejects.toMatchObject({
      problem: { code: 'notFound' },
    });
    await expect(instance.refresh(app(name))).rejects.toThrow();
    expect(instance.linkOf(app(name))).toBeUndefined();
    expect(server.lines()).toEqual([]);
  });
});
