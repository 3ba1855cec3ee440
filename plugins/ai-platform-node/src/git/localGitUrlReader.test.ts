import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { GitHost } from '../__testUtils__/gitHost';
import { localFileUrl } from './localFileUrl';
import { LocalGitUrlReader } from './localGitUrlReader';

const directory = createMockDirectory();
const root = directory.resolve('git');
const host = new GitHost(root);

const CATALOG = 'environments/fraud/fraud-dev/catalog-info.yaml';

function reader(data: object = { aiPlatform: { localGit: { root } } }) {
  return UrlReaders.default({
    config: mockServices.rootConfig({ data }),
    logger: mockServices.logger.mock(),
    factories: [LocalGitUrlReader.factory],
  });
}

beforeEach(() => directory.setContent({ 'secret.txt': 'secret' }));
afterEach(() => directory.clear());

describe('reading files of local repositories', () => {
  it('reads what is committed, and knows when it has not changed', async () => {
    const gitops = host.create('gitops', { [CATALOG]: 'kind: Resource\n' });
    const url = localFileUrl(gitops.url, 'main', CATALOG);

    const first = await reader().readUrl(url);

    expect((await first.buffer()).toString()).toBe('kind: Resource\n');
    expect(first.etag).toBe(host.git(gitops, 'rev-parse', `main:${CATALOG}`));
    await expect(
      reader().readUrl(url, { etag: first.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });

    host.commit(gitops, { [CATALOG]: 'kind: Component\n' });
    const second = await reader().readUrl(url, { etag: first.etag });
    expect((await second.buffer()).toString()).toBe('kind: Component\n');
  });

  it('reads branches with a slash, and paths that a URL must encode', async () => {
    const path = 'a b/Zürich #1 (50%).yaml';
    const gitops = host.create('gitops', { 'README.md': 'hello' });
    host.commit(gitops, { [path]: 'found' }, 'feature/x');

    const url = localFileUrl(gitops.url, 'feature/x', path);

    const { buffer } = await reader().readUrl(url);
    expect((await buffer()).toString()).toBe('found');
    expect(new URL(url).href).toBe(url);
  });

  it('resolves relative references within the repository', async () => {
    const gitops = host.create('gitops', {
      'docs/api.yaml': 'api',
      'a/b': 'b',
    });
    const base = localFileUrl(gitops.url, 'main', 'a/b');

    const { buffer } = await reader().readUrl(
      new URL('../docs/api.yaml', base).href,
    );

    expect((await buffer()).toString()).toBe('api');
  });

  it('finds nothing where there is nothing', async () => {
    const gitops = host.create('gitops', { [CATALOG]: 'kind: Resource\n' });
    const missing = [
      localFileUrl(gitops.url, 'main', 'missing.yaml'),
      localFileUrl(gitops.url, 'main', 'environments'),
      localFileUrl(gitops.url, 'other', CATALOG),
      localFileUrl(`file://${root}/missing.git`, 'main', CATALOG),
    ];

    for (const url of missing) {
      await expect(reader().readUrl(url)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      await expect(reader().search(url)).resolves.toMatchObject({ files: [] });
    }
  });

  it('finds the files of a pattern, with the head as their state', async () => {
    const gitops = host.create('gitops', {
      [CATALOG]: 'one',
      'environments/vision/vision-prod/catalog-info.yaml': 'two',
      'environments/vision/catalog-info.yaml': 'too high',
      'environments/a/b/c/catalog-info.yaml': 'too deep',
      'environments/a/b/catalog-info_yaml': 'not the name',
    });
    const pattern = `${gitops.url}/blob/main/environments/*/*/catalog-info.yaml`;

    const { files, etag } = await reader().search(pattern);

    expect(etag).toBe(host.head(gitops));
    expect(
      await Promise.all(files.map(async f => [f.url, `${await f.content()}`])),
    ).toEqual([
      [localFileUrl(gitops.url, 'main', CATALOG), 'one'],
      [
        localFileUrl(
          gitops.url,
          'main',
          'environments/vision/vision-prod/catalog-info.yaml',
        ),
        'two',
      ],
    ]);
    await expect(reader().search(pattern, { etag })).rejects.toMatchObject({
      name: 'NotModifiedError',
    });
    await expect(
      reader().search(`${gitops.url}/blob/main/*.md`),
    ).resolves.toMatchObject({ files: [] });
    await expect(
      reader().search(`${gitops.url}/blob/mian/*.md`),
    ).resolves.toMatchObject({ files: [] });
  });

  it.each([
    ['a file of the machine', 'file:///etc/passwd'],
    ['a file in the root', `file://${root}/gitops.git/HEAD`],
    ['a file beside the root', `file://${root}/../secret.txt`],
    ['a repository outside', `file:///srv/git/gitops.git/blob/main/README.md`],
    ['a way out', `file://${root}/gitops.git/blob/main/../../HEAD`],
    ['an encoded way out', `file://${root}/gitops.git/blob/main/%2e%2e/HEAD`],
    ['an option as a branch', `file://${root}/gitops.git/blob/--all/README.md`],
    [
      'a revision as a branch',
      `file://${root}/gitops.git/blob/main~1/README.md`,
    ],
    ['a second object', `file://${root}/gitops.git/blob/main/a%0aHEAD`],
    ['a whole branch', `file://${root}/gitops.git/blob/main/`],
    ['a query', `file://${root}/gitops.git/blob/main/README.md?raw`],
    ['broken encoding', `file://${root}/gitops.git/blob/main/%zz`],
  ])('refuses %s', async (_case, url) => {
    host.create('gitops', { 'README.md': 'hello' });

    await expect(reader().readUrl(url)).rejects.toMatchObject({
      name: expect.stringMatching(/NotAllowedError|InputError/),
    });
    await expect(reader().search(url)).rejects.toThrow();
  });

  it.each([{}, { aiPlatform: { localGit: null } }])(
    'reads no file URL at all with the configuration %j',
    async data => {
      const gitops = host.create('gitops', { 'README.md': 'hello' });

      await expect(
        reader(data).readUrl(localFileUrl(gitops.url, 'main', 'README.md')),
      ).rejects.toThrow('is not allowed');
    },
  );

  it('says that it reads no trees', async () => {
    const gitops = host.create('gitops', { 'README.md': 'hello' });

    await expect(
      reader().readTree(`${gitops.url}/blob/main/README.md`),
    ).rejects.toThrow('read file by file');
  });
});
