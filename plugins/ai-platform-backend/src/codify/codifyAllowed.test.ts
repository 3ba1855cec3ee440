import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { mkdirSync } from 'node:fs';
import {
  aCodifyRequest,
  anApplication,
  MANIFEST,
} from './__testUtils__/codifying';
import { FakeGitHub } from './__testUtils__/fakeGitHub';
import { GitHost } from './__testUtils__/gitHost';
import { createCodifier } from './createCodifier';

const directory = createMockDirectory();
const root = directory.resolve('git');
const host = new GitHost(root);
const github = new FakeGitHub();
const FILES = { 'apps/detector/deployment.yaml': MANIFEST };
const EVIL = 'https://github.com/acme-evil/config';
let apiBaseUrl: string;

jest.setTimeout(30_000);

beforeAll(async () => {
  apiBaseUrl = await github.start();
  github.repository('acme/config', FILES);
  github.repository('acme-evil/config', FILES);
});
beforeEach(() => {
  mkdirSync(root, { recursive: true });
  github.authorizations.clear();
});
afterEach(() => directory.clear());
afterAll(() => github.stop());

function codifier(repositories?: string[]) {
  const integration = { host: 'github.com', apiBaseUrl, token: 'CANARY' };
  return createCodifier({
    config: mockServices.rootConfig({
      data: {
        aiPlatform: {
          localGit: { root },
          ...(repositories && { drift: { codify: { repositories } } }),
        },
        integrations: { github: [integration] },
      },
    }),
    logger: mockServices.logger.mock(),
  });
}

const ACME = ['https://github.com/acme/'];
const forbidden = [
  { path: 'spec.replicas', obstacle: 'repositoryNotAllowed' },
  { path: expect.any(String), obstacle: 'repositoryNotAllowed' },
];

describe('the repositories that may be written to', () => {
  it('are all that a host of the configuration has, where nothing is said', async () => {
    const { refused, repository } = await codifier().codify(
      aCodifyRequest(anApplication(EVIL)),
    );
    expect({ refused, repository }).toEqual({
      ...{ refused: [], repository: 'acme-evil/config' },
    });
  });

  it('are those of the list, however the Application spells them', async () => {
    const application = anApplication('git@github.com:acme/config.git');
    const { refused, commits } = await codifier(ACME).codify(
      aCodifyRequest(application),
    );
    expect(refused).toEqual([]);
    expect(commits).toHaveLength(2);
  });

  it.each([true, false])(
    'are no others: nothing is read, nothing is written, and the patch is there (preview: %p)',
    async dryRun => {
      const codified = await codifier(ACME).codify(
        aCodifyRequest(anApplication(EVIL), { dryRun }),
      );
      expect(codified).toMatchObject({
        ...{ refused: forbidden, files: [], commits: [] },
        patch: expect.stringContaining('replicas: 5'),
      });
      expect(github.authorizations.size).toBe(0);
    },
  );

  it('are local ones only where they are in the list', async () => {
    const config = host.create('config', FILES);
    const head = host.head(config);
    const request = aCodifyRequest(anApplication(config.url));

    expect((await codifier(ACME).codify(request)).refused).toEqual(forbidden);
    expect(host.head(config)).toBe(head);

    const allowing = codifier([...ACME, `file://${root}/`]);
    expect((await allowing.codify(request)).refused).toEqual([]);
    expect(host.head(config)).not.toBe(head);
  });

  it('say so too where but the values of a chart are in another repository', async () => {
    const application = anApplication('https://github.com/acme/config', {
      helm: { valueFiles: ['$values/prod.yaml'], inlineValues: false },
    });
    const values = { repoUrl: EVIL, ref: 'values' };
    const codified = await codifier(ACME).codify(
      aCodifyRequest({
        ...application,
        sources: [...application.sources, values],
      }),
    );
    expect(codified.refused).toEqual(forbidden);
  });

  it.each(['acme', 'https://github.com/acme/*', 'git@github.com:acme/config'])(
    'must be URLs, or the backend does not start: %s',
    url => {
      expect(() => codifier([...ACME, url])).toThrow(
        'Invalid configuration: aiPlatform.drift.codify.repositories[1] must be a URL',
      );
    },
  );
});
