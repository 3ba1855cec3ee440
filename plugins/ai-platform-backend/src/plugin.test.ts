import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import {
  ANNOTATIONS,
  environmentViewSchema,
} from '@flagstone/backstage-plugin-ai-platform-common';
import request from 'supertest';
import { stringify } from 'yaml';
import aiPlatformPlugin from './index';

const URL = 'https://git.example.com/fraud-dev/environment.yaml';
const PATH =
  '/api/ai-platform/v1/entities/default/resource/fraud-dev/environment';

const DOCUMENT = {
  apiVersion: 'flagstone/v1',
  kind: 'Environment',
  metadata: {
    name: 'fraud-dev',
    project: 'fraud',
    owner: 'group:default/fraud-ml',
    department: 'risk',
    costCenter: '4711',
  },
  spec: {
    stage: 'dev',
    cloud: 'aws',
    account: '123456789012',
    region: 'eu-central-1',
    profile: 'balanced',
    network: { cidr: '10.40.0.0/16' },
    gitops: { repoUrl: 'https://github.com/acme/platform-gitops-config' },
  },
};

function entity(annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'fraud-dev', namespace: 'default', annotations },
    spec: { type: 'ai-environment', owner: 'fraud-ml' },
  };
}

interface Setup {
  content?: string | Error;
  annotations?: Record<string, string>;
  decision?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
}

async function started(setup: Setup = {}) {
  const {
    content = stringify(DOCUMENT),
    annotations = { [ANNOTATIONS.document]: URL },
    decision = AuthorizeResult.ALLOW,
  } = setup;
  const readUrl = jest.fn(async () => {
    if (content instanceof Error) throw content;
    return { buffer: async () => Buffer.from(content) };
  });
  const authorize = jest.fn(async (queries: AuthorizePermissionRequest[]) =>
    queries.map(({ permission }) => ({
      result: permission.name.startsWith('aiPlatform.')
        ? decision
        : AuthorizeResult.ALLOW,
    })),
  );
  const { server } = await startTestBackend({
    features: [
      aiPlatformPlugin,
      catalogServiceMock.factory({ entities: [entity(annotations)] }),
      mockServices.permissions.mock({ authorize }).factory,
      mockServices.urlReader.mock({ readUrl }).factory,
    ],
  });
  return { server, readUrl, authorize };
}

describe('GET /v1/entities/:namespace/:kind/:name/environment', () => {
  it('answers what the document says, in the shape that the card reads', async () => {
    const { server, authorize, readUrl } = await started();
    const response = await request(server).get(PATH);
    expect(response.status).toBe(200);
    expect(environmentViewSchema.parse(response.body)).toMatchObject({
      documentUrl: URL,
      environment: { status: 'ok', value: { stage: 'dev', cloud: 'aws' } },
    });
    expect(readUrl).toHaveBeenCalledWith(URL);
    expect(authorize).toHaveBeenCalledWith(
      ['catalog.entity.read', 'aiPlatform.environment.read'].map(name =>
        expect.objectContaining({
          permission: expect.objectContaining({ name }),
          resourceRef: 'resource:default/fraud-dev',
        }),
      ),
      expect.anything(),
    );
  });

  it('refuses a caller without credentials, before anything is read', async () => {
    const { server, readUrl } = await started();
    const response = await request(server)
      .get(PATH)
      .set('authorization', mockCredentials.none.header());
    expect(response.status).toBe(401);
    expect(readUrl).not.toHaveBeenCalled();
  });

  it('refuses a caller without the permission, before anything is read', async () => {
    const { server, readUrl } = await started({
      decision: AuthorizeResult.DENY,
    });
    const response = await request(server).get(PATH);
    expect(response.status).toBe(403);
    expect(readUrl).not.toHaveBeenCalled();
  });

  it('knows nothing of an entity that the caller cannot see', async () => {
    const { server, readUrl } = await started();
    const response = await request(server).get(
      PATH.replace('fraud-dev', 'other'),
    );
    expect(response.status).toBe(404);
    expect(readUrl).not.toHaveBeenCalled();
  });

  it.each([[{}], [{ [ANNOTATIONS.document]: 'not a url' }]])(
    'says that the entity has no document with annotations %j',
    async annotations => {
      const { server } = await started({ annotations });
      const response = await request(server).get(PATH);
      expect(response.status).toBe(404);
      expect(response.body.error.message).toContain(ANNOTATIONS.document);
    },
  );

  it.each([
    ['Git is down', new Error('token=secret refused'), /could not be read/],
    ['it is no YAML', 'a: [', /not YAML/],
    ['it is something else', 'kind: Pod', /has \d+ faults/],
    ['it is endless', ' '.repeat(2 ** 20 + 1), /could not be read/],
    [
      'it is of another environment',
      stringify({
        ...DOCUMENT,
        metadata: { ...DOCUMENT.metadata, name: 'vision-dev' },
      }),
      /another environment/,
    ],
  ])('says so where %s', async (_story, content, reason) => {
    const { server } = await started({ content });
    const response = await request(server).get(PATH);
    expect(response.status).toBe(200);
    expect(response.body.environment).toEqual({
      status: 'unavailable',
      source: 'git.example.com',
      reason: expect.stringMatching(reason),
    });
    expect(response.text).not.toContain('secret');
  });
});
