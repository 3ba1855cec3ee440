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
  workspaceId,
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
      [ECOSYSTEM_ANNOTATIONS.terraformWorkspaces]: 'fraud-dev',
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
  const isReading = permission.attributes.action === 'read';
  const deny = { result: AuthorizeResult.DENY } as const;
  const allow = { result: AuthorizeResult.ALLOW } as const;
  if (person === 'user:default/operator') return allow;
  if (isOurs && person === 'user:default/powerless') return deny;
  if (isOurs && person === 'user:default/auditor') {
    return isReading ? allow : deny;
  }
  if (!isResourcePermission(permission, 'catalog-entity')) {
    return isOurs ? deny : allow;
  }
  if (!isOurs && person !== 'user:default/blind') return allow;
  return ifOwner(permission, user);
});

// As `backend.auth.externalAccess` with accessRestrictions makes it.
const PIPELINE_TOKEN = 'the-token-of-the-pipelines';
const PIPELINE = mockCredentials.service('external:pipelines', {
  permissionNames: ['aiPlatform.terraformReport.create'],
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
        if (args[0] === PIPELINE_TOKEN) return PIPELINE;
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
  'an auditor, who may read everything': user('auditor'),
  'the pipelines, by their own token': `Bearer ${PIPELINE_TOKEN}`,
  'another backend plugin': mockCredentials.service.header(),
};

type Caller = keyof typeof CALLERS;

const NO_CREDENTIALS = {
  'nobody (no credentials)': 401,
  'a browser cookie in place of a token': 401,
};

/** Reading what belongs to an entity. */
const READING = (done: number): Record<Caller, number> => ({
  ...NO_CREDENTIALS,
  'somebody without the permission': 403,
  'somebody who does not see the entity': 404,
  'the owner of something else': 403,
  'the owner': done,
  'an operator of the platform': done,
  'an auditor, who may read everything': done,
  'the pipelines, by their own token': 404,
  'another backend plugin': done,
});

/** Changing what belongs to an entity: who may read may not change. */
const CHANGING = (done: number): Record<Caller, number> => ({
  ...READING(done),
  'an auditor, who may read everything': 403,
});

/** What is about no entity. */
const OPERATING: Record<Caller, number> = {
  ...READING(200),
  'somebody who does not see the entity': 403,
  'the owner': 403,
  'the pipelines, by their own token': 403,
};

const ENTITY_PATH = '/v1/entities/:namespace/:kind/:name';

/** The status that each caller gets, by route. A route without a row fails. */
const EXPECTED: Record<string, Record<Caller, number>> = {
  [`GET ${ENTITY_PATH}/environment`]: READING(200),
  [`GET ${ENTITY_PATH}/gpu-quota`]: READING(200),
  [`GET ${ENTITY_PATH}/drift`]: READING(200),
  // No apply workflow is configured: allowed, and in conflict.
  [`POST ${ENTITY_PATH}/drift/revert`]: CHANGING(409),
  // The entity names no such application: allowed, and not found.
  [`POST ${ENTITY_PATH}/drift/codify`]: CHANGING(404),
  [`POST ${ENTITY_PATH}/drift/ignore`]: CHANGING(404),
  [`DELETE ${ENTITY_PATH}/drift/ignore/:id`]: CHANGING(404),
  // Everybody gets their own rows; `rowsRoute.test.ts` tells which.
  'GET /v1/drift': {
    ...READING(200),
    'somebody without the permission': 200,
    'somebody who does not see the entity': 200,
    'the owner of something else': 200,
    'the pipelines, by their own token': 200,
  },
  // The plan is refused: allowed, and bad.
  'POST /v1/terraform/reports': {
    ...OPERATING,
    'an operator of the platform': 400,
    'an auditor, who may read everything': 403,
    'the pipelines, by their own token': 400,
    'another backend plugin': 400,
  },
  'GET /v1/status': OPERATING,
};

const WORKSPACE = workspaceId({ workspace: 'fraud-dev' });

/** What is sent to a route; sound, so that a refusal is about who asks. */
const BODIES: Record<string, object> = {
  [`POST ${ENTITY_PATH}/drift/revert`]: { application: WORKSPACE },
  [`POST ${ENTITY_PATH}/drift/codify`]: {
    application: WORKSPACE,
    resource: 'aws_instance.server',
    paths: ['ami'],
    reason: 'It stays',
  },
  [`POST ${ENTITY_PATH}/drift/ignore`]: {
    application: WORKSPACE,
    resource: 'aws_instance.server',
    reason: 'Until the migration',
    until: new Date(Date.now() + 86_400_000).toISOString(),
  },
  'POST /v1/terraform/reports': { this: 'is no plan' },
};

const ROUTES = routesOf().map(({ method, path }) => ({
  route: `${method} ${path}`,
  method,
  url: `/api/ai-platform${path}`
    .replace(':namespace', 'default')
    .replace(':kind', 'resource')
    .replace(':name', 'fraud-dev')
    .replace(':id', 'b0a5a6a2-0b0f-4f57-8a61-8d3a2f0c0d11')
    .replace('/reports', '/reports?workspace=fraud-dev'),
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
    async ({ route, method, url, authorization, status }) => {
      const response = await request(backend.server)
        [method.toLowerCase() as 'get'](url)
        .set('authorization', authorization ?? '')
        .send(BODIES[route]);
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
