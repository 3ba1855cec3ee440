import {
  aCodifier,
  aCodifyRequest,
  anApplication,
  IMAGE,
  MANIFEST,
  PATH,
} from './__testUtils__/codifying';
import { FakeGitHub } from './__testUtils__/fakeGitHub';

const URL = 'https://github.com/acme/config.git';
const TOKEN = 'canary-token';
const github = new FakeGitHub();

jest.setTimeout(30_000);

beforeAll(() => github.start());
afterAll(() => github.stop());

const codifier = (token: string | null = TOKEN) =>
  aCodifier({ integrations: github.integrations(token) });

const request = () => aCodifyRequest(anApplication(URL));

describe('codifying on GitHub', () => {
  it('opens a pull request with one commit a field, by the person who asks', async () => {
    const config = github.repository('acme/config', {
      [PATH]: MANIFEST,
      'x.md': 'kept',
    });

    const codified = await codifier().codify(request());

    const [pull] = config.pulls;
    expect(codified).toMatchObject({
      ...{ preview: false, refused: [], repository: 'acme/config' },
      ...{ branch: pull.head, link: 'https://github.test/acme/config/pull/1' },
      commits: [{ id: expect.any(String) }, { id: expect.any(String) }],
    });
    expect(pull).toMatchObject({
      ...{
        base: 'main',
        head: expect.stringMatching(/^codify\/Deployment-detector-/),
      },
      title: 'Set 2 fields of Deployment detector to what the cluster has',
      body: expect.stringContaining(
        '| `spec.replicas` | `2` | `5` | `kubectl (scale) at 2026-10-06T14:02:11Z` |',
      ),
    });
    expect(config.files(pull.head)).toEqual({
      [PATH]: codified.files[0].after,
      'x.md': 'kept',
    });
    expect(config.files()).toMatchObject({ [PATH]: MANIFEST });
    expect(config.ahead(pull.head)).toMatchObject([
      {
        message: expect.stringContaining('Set spec.replicas'),
        author: { name: 'ada', email: 'ada@localhost' },
      },
      { message: expect.stringContaining(`Set ${IMAGE}`) },
    ]);
    expect([...github.authorizations]).toEqual([`token ${TOKEN}`]);
  });

  it('finds the open pull request when it is asked again, though the base has moved', async () => {
    const config = github.repository('acme/config', { [PATH]: MANIFEST });
    const first = await codifier().codify(request());
    config.commit({ 'other.md': 'meanwhile' });

    const again = await codifier().codify(request());

    expect(config.pulls).toHaveLength(1);
    expect(again).toMatchObject({ link: first.link, branch: first.branch });
    expect(again.commits).toEqual(first.commits);
  });

  it('opens another one where the first was closed', async () => {
    const config = github.repository('acme/config', { [PATH]: MANIFEST });
    await codifier().codify(request());
    config.pulls[0].state = 'closed';
    config.commit({ 'other.md': 'meanwhile' });

    const again = await codifier().codify(request());

    expect(again.link).toContain('/pull/2');
    expect(Object.keys(config.files(again.branch))).toContain('other.md');
  });

  it('shows what it would do with reading requests alone', async () => {
    const config = github.repository('acme/config', { [PATH]: MANIFEST });

    const preview = await codifier().codify({ ...request(), dryRun: true });

    expect(preview).toMatchObject({
      ...{ preview: true, branch: expect.stringMatching(/^codify\//) },
      commits: [{}, {}],
    });
    expect(config.requests.filter(each => !each.startsWith('GET '))).toEqual(
      [],
    );
  });

  it('reads a file once for the preview and what follows it', async () => {
    const config = github.repository('acme/config', { [PATH]: MANIFEST });
    const one = codifier();

    await one.codify({ ...request(), dryRun: true });
    await one.codify(request());

    expect(
      config.requests.filter(each => each.startsWith('GET /git/blobs/')),
    ).toHaveLength(1);
  });

  it('neither reads nor writes through a symbolic link or a submodule', async () => {
    const config = github.repository('acme/config', { 'x.md': 'x' });
    config.commit({ [PATH]: MANIFEST }, '120000');
    config.commit({ 'apps/detector/sub.yaml': MANIFEST }, '160000');

    const { refused } = await codifier().codify(request());

    expect(refused.map(({ obstacle }) => obstacle)).toEqual([
      'placeNotFound',
      'placeNotFound',
    ]);
  });
});

describe('a repository that cannot be written to', () => {
  const obstacle = 'repositoryNotWritable';

  it.each([
    ['without a token', () => null, () => {}],
    [
      'of others',
      () => TOKEN,
      (c: Repository) => {
        c.permissions.push = false;
      },
    ],
    [
      'that is archived',
      () => TOKEN,
      (c: Repository) => {
        c.archived = true;
      },
    ],
    [
      'that the token does not see',
      () => TOKEN,
      (c: Repository) => {
        c.faults.set('GET ', { status: 404, body: {} });
      },
    ],
    [
      'whose branch is a tag',
      () => TOKEN,
      (c: Repository) => {
        c.branches.delete('main');
      },
    ],
  ])('is refused with a patch: one %s', async (_case, token, prepare) => {
    prepare(github.repository('acme/config', { [PATH]: MANIFEST }));

    const codified = await codifier(token()).codify(request());

    expect(codified.refused).toEqual([
      { path: 'spec.replicas', obstacle },
      { path: IMAGE, obstacle },
    ]);
    expect(codified.patch).toContain('replicas: 5');
  });

  it('is refused with a patch where GitHub says so only at the end', async () => {
    const config = github.repository('acme/config', { [PATH]: MANIFEST });
    config.faults.set('POST /git/refs', {
      status: 403,
      body: { message: `Resource not accessible: ${TOKEN}` },
    });

    const codified = await codifier().codify(request());

    expect(codified.refused.map(each => each.obstacle)).toEqual([
      obstacle,
      obstacle,
    ]);
    expect(JSON.stringify(codified)).not.toContain(TOKEN);
  });

  it('is refused with a patch where it has more files than GitHub lists', async () => {
    const config = github.repository('acme/config', { [PATH]: MANIFEST });
    const [{ tree }] = config.commits.values();
    config.faults.set(`GET /git/trees/${tree}`, {
      ...{ status: 200, body: { tree: [], truncated: true } },
    });

    const codified = await codifier().codify(request());

    expect(codified.refused.map(each => each.obstacle)).toEqual([
      obstacle,
      obstacle,
    ]);
  });

  it.each(['GET ', 'GET /pulls', 'POST /git/trees', 'POST /pulls'])(
    'says in its own words that GitHub fails at %j',
    async asked => {
      const config = github.repository('acme/config', { [PATH]: MANIFEST });
      config.faults.set(asked, {
        status: 500,
        body: { message: `internal ${TOKEN}` },
      });

      await expect(codifier().codify(request())).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: 'GitHub answered with status 500 for acme/config',
      });
    },
  );
});

type Repository = ReturnType<FakeGitHub['repository']>;
