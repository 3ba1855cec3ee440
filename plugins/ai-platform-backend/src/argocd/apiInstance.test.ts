import { InMemoryReader } from '../kubernetes/__testUtils__/inMemoryReader';
import { ArgocdWorld, TOKEN } from './__testUtils__/argocdWorld';
import { anApplication, REVISION } from './__testUtils__/anApplication';
import { FakeArgocd } from './__testUtils__/fakeArgocd';

const OLD = '11119a46e3a72dbbb98ffac5222eb99882cb135e';
const WEB = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
};
const ORDER = { resources: [WEB], prune: false, person: 'user:default/jane' };

let world: ArgocdWorld;

async function start(app: object = {}): Promise<void> {
  world.server.applications = [anApplication('shop', app)];
  await world.start();
  await world.isListed();
}

beforeEach(() => {
  world = new ArgocdWorld();
});

afterEach(() => world.stop());

const written = () => JSON.parse(world.server.requests.at(-1)!.body);

describe('a sync', () => {
  it('is of those resources alone, at the revision that was compared', async () => {
    await start({ namespace: 'team-a' });
    await world.instance.sync(world.app('shop'), ORDER);
    expect(written()).toEqual({
      name: 'shop',
      appNamespace: 'team-a',
      project: 'default',
      revision: REVISION,
      prune: false,
      dryRun: false,
      resources: [WEB],
      infos: [{ name: 'Requested by', value: 'user:default/jane' }],
    });
  });

  it('names the revision of each of several sources', async () => {
    const repoURL = 'https://github.com/acme/shop.git';
    await start({
      spec: { source: undefined, sources: [{ repoURL }, { repoURL }] },
      status: { sync: { status: 'OutOfSync', revisions: [REVISION, OLD] } },
    });
    await world.instance.sync(world.app('shop'), { ...ORDER, prune: true });
    expect(written()).toMatchObject({
      revisions: [REVISION, OLD],
      sourcePositions: [1, 2],
      prune: true,
    });
  });

  it('leaves the revision to an application that syncs by itself', async () => {
    await start({ spec: { syncPolicy: { automated: {} } } });
    await world.instance.sync(world.app('shop'), ORDER);
    expect(written()).not.toHaveProperty('revision');
  });

  it('of nothing is refused: it would be one of everything', async () => {
    await start();
    const order = { ...ORDER, resources: [] };
    await expect(world.instance.sync(world.app('shop'), order)).rejects.toThrow(
      'There is nothing to sync',
    );
    expect(world.server.lines(/sync/)).toEqual([]);
  });

  it('is seen at once in what is known of the application', async () => {
    await start();
    const app = world.app('shop');
    const operation = { sync: { resources: [WEB] } };
    world.server.applications = [
      {
        ...anApplication('shop', { resourceVersion: '429' }),
        operation,
      } as never,
    ];
    await world.instance.sync(app, ORDER);
    expect(world.app('shop').operation).toEqual({
      phase: 'running',
      resources: [WEB],
    });
  });

  it.each([
    [
      400,
      9,
      'CANARY another operation is already in progress',
      'operationRunning',
    ],
    [403, 7, 'CANARY cannot sync: blocked by sync window', 'syncWindow'],
    [403, 7, 'CANARY permission denied', undefined],
    [400, 9, 'CANARY something else', undefined],
  ])(
    'that is refused with %s: %s %s',
    async (code, number, message, obstacle) => {
      await start();
      world.server.inject(/sync$/, (_, response) => {
        response.writeHead(code, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ code: number, message, error: message }));
      });
      const error = await world.instance
        .sync(world.app('shop'), ORDER)
        .catch(thrown => thrown);
      expect(error).toMatchObject({ name: 'ArgocdError', obstacle });
      expect(JSON.stringify([error.message, error.problem])).not.toContain(
        'CANARY',
      );
    },
  );
});

it('says whether a sync window denies it, asked once for all', async () => {
  await start();
  world.server.canSync = false;
  const app = world.app('shop');
  expect(
    await Promise.all([
      world.instance.canSync(app),
      world.instance.canSync(app),
    ]),
  ).toEqual([false, false]);
  expect(world.server.lines(/syncwindows/)).toHaveLength(1);
});

it('links to the page of the application', async () => {
  await start();
  expect(world.instance.linkOf({ namespace: 'team-a', name: 'a b/c' })).toBe(
    `${world.server.url}/applications/team-a/a%20b%2Fc`,
  );
});

describe('a commit', () => {
  const commit = {
    author: 'Jane Doe <jane@example.org>',
    date: '2026-01-01T00:00:00Z',
    message: 'First deploy\u0007',
  };

  it('is told without addresses, and asked for once', async () => {
    await start();
    world.server.commits.set(REVISION, commit);
    const app = world.app('shop');
    const told = await world.instance.commit(app, REVISION);
    expect(told).toEqual({
      revision: REVISION,
      author: 'Jane Doe',
      message: 'First deploy',
      at: '2026-01-01T00:00:00Z',
    });
    expect(
      await world.instance.commit({ ...app, name: 'twin' }, REVISION),
    ).toBe(told);
    expect(world.server.lines(/revisions/)).toEqual([
      `/api/v1/applications/shop/revisions/${REVISION}/metadata?appNamespace=argocd&project=default`,
    ]);
  });

  it('of the past, and of several sources, is found by deployment and source', async () => {
    const [a, b] = ['a', 'b'].map(name => ({
      repoURL: `https://github.com/acme/${name}`,
    }));
    await start({
      spec: { source: undefined, sources: [a, b] },
      status: {
        sync: { revisions: ['1.2.3', REVISION] },
        history: [
          {
            id: 7,
            deployedAt: '2026-01-01T00:00:00Z',
            revisions: ['1.2.3', OLD],
            sources: [a, b],
          },
        ],
      },
    });
    const app = world.app('shop');
    expect(await world.instance.commit(app, OLD, 1)).toMatchObject({
      revision: OLD,
    });
    expect(world.server.lines(/revisions/)).toEqual([
      `/api/v1/applications/shop/revisions/${OLD}/metadata?appNamespace=argocd&project=default&versionId=7&sourceIndex=1`,
    ]);
  });

  it('is nothing for the version of a chart', async () => {
    await start();
    expect(
      await world.instance.commit(world.app('shop'), '1.2.3'),
    ).toBeUndefined();
    expect(world.server.lines(/revisions/)).toEqual([]);
  });
});

describe('where the cluster of the applications is watched', () => {
  const reader = new InMemoryReader({
    clusters: [
      {
        name: 'hub',
        objects: [
          {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Application',
            ...anApplication('watched'),
          },
        ],
      },
    ],
  });

  it('Argo CD is not asked for its list, nor for an application', async () => {
    world = new ArgocdWorld(new FakeArgocd(), reader);
    await world.start({ token: TOKEN, kubernetesCluster: 'hub' });
    await world.isListed();
    const app = world.app('watched');
    expect(await world.instance.application(app)).toMatchObject({ value: app });
    const found = world.instances.find({ names: ['watched'] });
    expect(found.applications).toMatchObject([
      { id: 'argocd:main:argocd:watched', application: { value: app } },
    ]);
    expect(world.server.requests).toEqual([]);
  });

  it('nothing can be written, nor compared, without credentials', async () => {
    world = new ArgocdWorld(new FakeArgocd(), reader);
    await world.start({ kubernetesCluster: 'hub' });
    const app = world.app('watched');
    expect(world.instance.writable).toBe(false);
    expect(await world.instance.canSync(app)).toBe(true);
    expect(await world.instance.managedResources(app)).toMatchObject({
      problem: {
        code: 'unauthenticated',
        message:
          'Argo CD does not accept the credentials. None are configured.',
      },
    });
    expect(world.server.requests).toEqual([]);
  });
});
