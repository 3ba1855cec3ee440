import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ANNOTATIONS,
  ECOSYSTEM_ANNOTATIONS,
} from '@flagstone/backstage-plugin-ai-platform-common';
import request from 'supertest';
import { catalogEntities } from './__testUtils__/catalogEntities';
import { ifOwner, permissionPolicy } from './__testUtils__/permissionPolicy';
import { routesOf } from './__testUtils__/routesOf';
import aiPlatformPlugin from './index';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'fraud-dev',
    annotations: {
      'backstage.io/managed-by-location': 'url:https://example.com/a.yaml',
      'backstage.io/managed-by-origin-location':
        'url:https://example.com/a.yaml',
      [ANNOTATIONS.document]: 'https://git.example.com/environment.yaml',
      [ECOSYSTEM_ANNOTATIONS.kubernetesNamespace]: 'fraud',
    },
  },
  spec: { type: 'ai-environment', owner: 'user:default/owner' },
};

/**
 * A policy as a company may write it: what belongs to a team is the team's, the platform's state is the operators', and
 * one person sees nothing of the catalog but what is theirs.
 */
const policyModule = permissionPolicy(async ({ permission }, user) => {
  const person = user?.info.userEntityRef;
  const isOurs = permission.name.startsWith('aiPlatform.');
  const deny = { result: AuthorizeResult.DENY } as const;
  const allow = { result: AuthorizeResult.ALLOW } as const;
  if (person === 'user:default/operator') return allow;
  if (isOurs && person === 'user:default/powerless') return deny;
  if (!isResourcePermission(permission, 'catalog-entity')) {
    return isOurs ? deny : allow;
  }
  if (!isOurs && person !== 'user:default/blind') return allow;
  return ifOwner(permission, user);
});

// The permission backend tells a person's own request from a plugin's on their behalf by the actor, which mocked tokens lose.
const authFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const authenticate = auth.authenticate.bind(auth);
    return Object.assign(auth, {
      async authenticate(...args: Parameters<typeof authenticate>) {
        const credentials = await authenticate(...args);
        const isPassedOn =
          args[0].startsWith('mock-service-token') &&
          auth.isPrincipal(credentials, 'user');
        return isPassedOn
          ? mockCredentials.user(credentials.principal.userEntityRef, {
              actor: { subject: 'plugin:test' },
            })
          : credentials;
      },
    });
  },
});

const user = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

const CALLERS = {
  'nobody (no credentials)': mockCredentials.none.header(),
  'a browser cookie in place of a token': `Bearer ${mockCredentials.limitedUser.token(
    'user:default/owner',
  )}`,
  'somebody without the permission': user('powerless'),
  'somebody who does not see the entity': user('blind'),
  'the owner of something else': user('stranger'),
  'the owner': user('owner'),
  'an operator of the platform': user('operator'),
  'another backend plugin': mockCredentials.service.header(),
};

type Caller = keyof typeof CALLERS;

/** The status that each caller gets, by route. A route without a row fails. */
const EXPECTED: Record<string, Record<Caller, number>> = {
  'GET /v1/entities/:namespace/:kind/:name/environment': {
    'nobody (no credentials)': 401,
    'a browser cookie in place of a token': 401,
    'somebody without the permission': 403,
    'somebody who does not see the entity': 404,
    'the owner of something else': 403,
    'the owner': 200,
    'an operator of the platform': 200,
    'another backend plugin': 200,
  },
  'GET /v1/entities/:namespace/:kind/:name/gpu-quota': {
    'nobody (no credentials)': 401,
    'a browser cookie in place of a token': 401,
    'somebody without the permission': 403,
    'somebody who does not see the entity': 404,
    'the owner of something else': 403,
    'the owner': 200,
    'an operator of the platform': 200,
    'another backend plugin': 200,
  },
  'GET /v1/status': {
    'nobody (no credentials)': 401,
    'a browser cookie in place of a token': 401,
    'somebody without the permission': 403,
    'somebody who does not see the entity': 403,
    'the owner of something else': 403,
    'the owner': 403,
    'an operator of the platform': 200,
    'another backend plugin': 200,
  },
};

const ROUTES = routesOf().map(({ method, path }) => ({
  route: `${method} ${path}`,
  method,
  url: `/api/ai-platform${path}`
    .replace(':namespace', 'default')
    .replace(':kind', 'resource')
    .replace(':name', 'fraud-dev'),
}));

const CELLS = ROUTES.flatMap(({ route, method, url }) =>
  Object.entries(CALLERS).map(([caller, authorization]) => ({
    ...{ route, method, url, caller, authorization },
    status: EXPECTED[route]?.[caller as Caller],
  })),
);

describe('who may call which route', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: 'dead',
                      url: 'http://127.0.0.1:1',
                      authProvider: 'serviceAccount',
                      serviceAccountToken: 'canary-token',
                    },
                  ],
                },
              ],
            },
          },
        }),
        mockServices.urlReader.mock({
          readUrl: async () => Promise.reject(new Error('Git is down')),
        }).factory,
        authFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        permissionPlugin,
        policyModule,
        catalogPlugin,
        catalogEntities([ENTITY]),
        aiPlatformPlugin,
      ],
    });
    await expectOwnerIsKnown(backend);
  }, 60_000);

  afterAll(() => backend.stop());

  it('has a row for every route', () => {
    expect(ROUTES.map(({ route }) => route).sort()).toEqual(
      Object.keys(EXPECTED).sort(),
    );
  });

  it.each(CELLS)(
    '$route: $caller gets $status',
    async ({ method, url, authorization, status }) => {
      const response = await request(backend.server)
        [method.toLowerCase() as 'get'](url)
        .set('authorization', authorization ?? '');
      expect([response.status, response.text]).toEqual([
        status,
        expect.not.stringContaining('canary-token'),
      ]);
    },
  );
});

/** The catalog stitches entities in the background; the owner is known when they are. */
async function expectOwnerIsKnown({ server }: TestBackend): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await request(server)
      .get('/api/catalog/entities/by-name/resource/default/fraud-dev')
      .set('authorization', user('operator'));
    if (body.relations?.length > 0) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('The catalog did not take the entity in.');
}
