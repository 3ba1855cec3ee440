import {
  aCodifier,
  aCodifyRequest,
  anApplication,
  MANIFEST,
  PATH,
} from './__testUtils__/codifying';
import { emptyGitHost } from './__testUtils__/emptyGitHost';
import { FakeGitHub } from './__testUtils__/fakeGitHub';

const host = emptyGitHost();
const github = new FakeGitHub();
const FILES = { [PATH]: MANIFEST };
const EVIL = 'https://github.com/acme-evil/config';

jest.setTimeout(30_000);

beforeAll(async () => {
  await github.start();
  github.repository('acme/config', FILES);
  github.repository('acme-evil/config', FILES);
});
beforeEach(() => github.authorizations.clear());
afterAll(() => github.stop());

function codifier(repositories?: string[]) {
  return aCodifier({
    aiPlatform: {
      localGit: { root: host.root },
      ...(repositories && { drift: { codify: { repositories } } }),
    },
    integrations: github.integrations('CANARY'),
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

    const allowing = codifier([...ACME, `file://${host.root}/`]);
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
