import {
  coreServices,
  createServiceFactory,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  applicationId,
  driftRowsSchema,
  driftViewSchema,
  resourceId,
} from '@flagstone/backstage-plugin-ai-platform-common';
import request from 'supertest';
import { anApplication } from '../../argocd/__testUtils__/anApplication';
import { aRemoval } from '../../argocd/__testUtils__/aRemoval';
import { FakeArgocd } from '../../argocd/__testUtils__/fakeArgocd';
import { eventually } from '../../kubernetes/__testUtils__/fakeCluster';
import aiPlatformPlugin from '../../index';

jest.setTimeout(60_000);

const TOKEN = 'CANARY-token';
const BASE = '/api/ai-platform/v1';
const DRIFT = `${BASE}/entities/default/component/shop/drift`;
const APPLICATION = applicationId({
  instance: 'main',
  namespace: 'argocd',
  name: 'shop',
});
const REF = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
};
const WEB = resourceId(REF);
const ann = mockCredentials.user.header('user:default/ann');

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    namespace: 'default',
    annotations: { 'argocd/app-name': 'shop' },
  },
  spec: { type: 'service', owner: 'shop-team' },
};

function deployment(replicas: number) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      namespace: 'shop',
      managedFields: [
        {
          manager: 'kubectl',
          operation: 'Update',
          subresource: 'scale',
          time: '2026-01-01T10:00:00Z',
          fieldsV1: { 'f:spec': { 'f:replicas': {} } },
        },
      ],
    },
    spec: { replicas },
  };
}

function managed(want: number, have: number) {
  const [target, live] = [deployment(want), deployment(have)].map(object =>
    JSON.stringify(object),
  );
  return {
    ...REF,
    targetState: target,
    liveState: live,
    predictedLiveState: target,
    normalizedLiveState: live,
  };
}

const synced = (status: 'Synced' | 'OutOfSync', version: string) =>
  anApplication('shop', {
    resourceVersion: version,
    status: {
      reconciledAt: new Date().toISOString(),
      sync: { status, revision: 'a'.repeat(40) },
      resources: [{ ...REF, version: 'v1', status }],
    },
  });

describe('drift of an entity', () => {
  let argocd: FakeArgocd;
  let backend: TestBackend;
  let scheduler: SchedulerService;

  beforeEach(async () => {
    scheduler = mockServices.scheduler();
    argocd = new FakeArgocd();
    await argocd.start();
    argocd.tokens = [TOKEN];
    argocd.applications = [synced('OutOfSync', '428')];
    argocd.resources.set('shop', [managed(3, 5)]);
    const instances = [{ name: 'main', url: argocd.url, token: TOKEN }];
    backend = await startTestBackend({
      features: [
        aiPlatformPlugin,
        mockServices.rootConfig.factory({
          data: {
            argocd: { appLocatorMethods: [{ type: 'config', instances }] },
          },
        }),
        catalogServiceMock.factory({ entities: [ENTITY] }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
  });

  afterEach(async () => {
    await backend.stop();
    await argocd.stop();
  });

  const look = async () => {
    const response = await request(backend.server)
      .get(DRIFT)
      .set('authorization', ann);
    expect(response.text).not.toContain('CANARY');
    return driftViewSchema.parse(response.body);
  };
  const driftIsSeen = () =>
    eventually(async () => {
      const view = await look();
      expect(view.headline.code).toBe('drifted');
      return view;
    });
  const post = (what: string, body: object) =>
    request(backend.server)
      .post(`${DRIFT}/${what}`)
      .set('authorization', ann)
      .send(body);

  it('shows what differs, by whom and since when', async () => {
    const view = await driftIsSeen();
    expect(view.headline).toEqual({
      code: 'drifted',
      params: expect.objectContaining({ fields: 1, resources: 1 }),
      since: '2026-01-01T10:00:00Z',
      managers: ['kubectl'],
    });
    expect(view.applications[0].resources).toEqual([
      expect.objectContaining({
        id: WEB,
        state: 'drifted',
        severity: 'capacity',
        differences: [
          expect.objectContaining({
            path: 'spec.replicas',
            want: { kind: 'value', text: '3' },
            have: { kind: 'value', text: '5' },
          }),
        ],
      }),
    ]);
  });

  it('asks Argo CD once for all who look within five seconds', async () => {
    await driftIsSeen();
    const before = argocd.requests.length;
    const views = await Promise.all([look(), look(), look()]);
    expect(views[2]).toEqual(views[0]);
    expect(argocd.requests).toHaveLength(before);
  });

  it('tells who had Argo CD remove a resource', async () => {
    const gone = { liveState: 'null', normalizedLiveState: 'null' };
    argocd.resources.set('shop', [{ ...managed(3, 5), ...gone }]);
    const at = '2026-01-01T00:10:00Z';
    argocd.events = [aRemoval({ what: "apps/Deployment 'web'", at })];
    const view = await driftIsSeen();
    expect(view.applications[0].resources).toEqual([
      expect.objectContaining({
        ...{ id: WEB, state: 'missing', since: at },
        who: { manager: 'robin', operation: 'ResourceDeleted', at },
      }),
    ]);
  });

  it('heeds what an annotation names even while Argo CD is down', async () => {
    await driftIsSeen();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = await post('ignore', {
      ...{ application: APPLICATION, resource: WEB, reason: 'why', until },
    });
    await argocd.stop();
    const heed = () =>
      request(backend.server)
        .delete(`${DRIFT}/ignore/${body.id}`)
        .set('authorization', ann);
    expect((await heed()).status).toBe(204);
    expect((await heed()).status).toBe(404);
    await argocd.start();
  });

  it('says that Argo CD is down, and never that nothing differs', async () => {
    await argocd.stop();
    const view = await eventually(async () => {
      const seen = await look();
      expect(seen.problems[0]?.problem.code).toBe('unreachable');
      return seen;
    });
    expect(view.headline.code).toBe('unknown');
    await argocd.start();
  });

  it('reverts just the resource, and knows who asked when it has ended', async () => {
    await driftIsSeen();
    const response = await post('revert', {
      application: APPLICATION,
      resources: [WEB],
    });
    expect(response.body).toEqual({
      operation: expect.objectContaining({
        phase: 'running',
        by: 'user:default/ann',
      }),
    });
    const sent = argocd.requests.find(
      ({ method, line }) => method === 'POST' && line.endsWith('/shop/sync'),
    );
    expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({
      appNamespace: 'argocd',
      prune: false,
      resources: [REF],
    });
    argocd.applications = [synced('Synced', '429')];
    argocd.resources.set('shop', [managed(3, 3)]);
    await eventually(async () => {
      const view = await look();
      expect(view.closed).toEqual([
        expect.objectContaining({
          resource: WEB,
          path: 'spec.replicas',
          by: 'reverted',
          person: 'user:default/ann',
        }),
      ]);
    });
  });

  it('waits for a slow comparison before it does something', async () => {
    argocd.inject(/managed-resources/, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const answer = JSON.stringify({ items: [managed(3, 5)] });
      setTimeout(() => response.end(answer), 4_000);
    });
    expect((await look()).headline.code).not.toBe('drifted');
    const reverted = await post('revert', {
      application: APPLICATION,
      resources: [WEB],
    });
    expect(reverted.body).toMatchObject({ operation: { resources: [WEB] } });
  });

  it('does not say that nothing differs where it could not be compared', async () => {
    argocd.inject(/managed-resources/, (_, response) => {
      response.writeHead(500).end();
    });
    const { status, body } = await post('revert', { application: APPLICATION });
    expect({ status, message: body.error.message }).toEqual({
      status: 409,
      message: 'Argo CD does not answer for the application.',
    });
  });

  it('deletes nothing that was not asked for', async () => {
    argocd.resources.set('shop', [
      { ...managed(3, 5), targetState: 'null', predictedLiveState: 'null' },
    ]);
    await driftIsSeen();
    const order = { application: APPLICATION, resources: [WEB] };
    const response = await post('revert', order);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(/^prune: /);
    expect((await post('revert', { ...order, prune: true })).status).toBe(200);
  });

  it('ignores a difference for a time, shows that it does, and heeds it again', async () => {
    await driftIsSeen();
    const until = `${new Date(Date.now() + 3_600_000)
      .toISOString()
      .slice(0, 19)}Z`;
    const reason = 'Load test until tonight';
    const order = {
      application: APPLICATION,
      resource: WEB,
      path: 'spec.replicas',
    };
    const { body, status } = await post('ignore', { ...order, reason, until });
    expect(status).toBe(201);
    const ignored = await look();
    expect(ignored.counts).toMatchObject({ fields: 0, ignored: 1 });
    expect(ignored.applications[0].resources[0].differences[0].ignored).toEqual(
      { by: 'person', id: body.id, person: 'user:default/ann', reason, until },
    );
    const ended = await request(backend.server)
      .delete(`${DRIFT}/ignore/${body.id}`)
      .set('authorization', ann);
    expect(ended.status).toBe(204);
    expect((await look()).counts).toMatchObject({ fields: 1, ignored: 0 });
  });

  it.each([
    ['revert', { resources: [WEB] }, /application: /],
    [
      'revert',
      { application: 'argocd:main:argocd:other' },
      /names no application/,
    ],
    [
      'revert',
      { application: APPLICATION, resources: ['x'] },
      /does not differ/,
    ],
    ['revert', { application: APPLICATION, all: true }, /all/],
    [
      'codify',
      {
        application: APPLICATION,
        resource: WEB,
        paths: ['spec.x'],
        reason: 'why',
      },
      /paths: spec\.x does not differ/,
    ],
    [
      'codify',
      { application: APPLICATION, resource: WEB, paths: ['spec.replicas'] },
      /reason: /,
    ],
    [
      'ignore',
      {
        application: APPLICATION,
        resource: WEB,
        reason: 'why',
        until: '2020-01-01T00:00:00Z',
      },
      /until: give a time in the future/,
    ],
    [
      'ignore',
      {
        application: APPLICATION,
        resource: 'x',
        reason: 'why',
        until: new Date(Date.now() + 60_000).toISOString(),
      },
      /no such difference/,
    ],
  ])('refuses to %s %j, and says why', async (what, body, message) => {
    await driftIsSeen();
    const response = await post(what, body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.body.error.message).toMatch(message);
    expect(argocd.lines(/\/sync$/)).toEqual([]);
  });

  it.each(['%00', 'x', "'"])('knows no decision %s', async id => {
    const response = await request(backend.server)
      .delete(`${DRIFT}/ignore/${id}`)
      .set('authorization', ann);
    expect(response.status).toBe(404);
  });

  it('has a row for the roll-up page, for those who may see it', async () => {
    await eventually(async () => {
      await scheduler.triggerTask('drift');
      const response = await request(backend.server)
        .get(`${BASE}/drift`)
        .set('authorization', ann);
      expect(driftRowsSchema.parse(response.body).rows).toEqual([
        expect.objectContaining({
          entityRef: 'component:default/shop',
          state: 'drifted',
          severity: 'capacity',
          sources: ['argocd'],
          fields: 1,
          resources: 1,
        }),
      ]);
    });
  });
});
