import { mockServices } from '@backstage/backend-test-utils';
import { emptyGitHost } from '../__testUtils__/emptyGitHost';
import { FakeGitHub } from '../__testUtils__/fakeGitHub';
import { BranchMovedError } from '../git/branchMovedError';
import { GitRepositories } from './gitRepositories';
import type { Proposal, RepositoryBranch } from './repositoryBranch';
import { RepositoryNotWritableError } from './repositoryNotWritableError';

const host = emptyGitHost();
const github = new FakeGitHub();
const FILES = { 'a/b/one.yaml': 'ä: 1\n', 'a/b/c/two.sh': '', 'a.yaml': 'a' };
let repositories: GitRepositories;

jest.setTimeout(30_000);

beforeAll(async () => {
  await github.start();
  repositories = GitRepositories.fromConfig(
    mockServices.rootConfig({
      data: {
        aiPlatform: { localGit: { root: host.root } },
        integrations: github.integrations('token'),
      },
    }),
  );
});
afterAll(() => github.stop());

async function opened(
  url: string,
  revision?: string,
): Promise<RepositoryBranch> {
  const branch = await repositories.open(url, revision);
  if (!branch) throw new Error(`${url} was not opened`);
  return branch;
}

function proposal(...files: Array<Record<string, string>>): Proposal {
  return {
    ...{ name: 'codify/x', title: 'Title', description: 'Text' },
    author: { name: 'Ada', email: 'ada@example.com' },
    commits: files.map((each, index) => ({
      message: `commit ${index}`,
      files: Object.entries(each).map(([path, content]) => ({
        ...{ path, content, executable: path.endsWith('.sh') },
      })),
    })),
  };
}

const GITHUB = 'https://github.com/acme/config';
const HOSTS: Array<[string, () => string]> = [
  ['a local repository', () => host.create('config', FILES).url],
  [
    'a repository on GitHub',
    () => {
      github.repository('acme/config', FILES);
      return GITHUB;
    },
  ],
];

describe.each(HOSTS)('%s', (_case, create) => {
  it('lists the files below a folder, and reads them', async () => {
    const branch = await opened(create());

    const files = await branch.list('a/b');

    expect(files.map(({ path, size }) => [path, size]).sort()).toEqual([
      ['a/b/c/two.sh', 0],
      ['a/b/one.yaml', 6],
    ]);
    const contents = await branch.read(files);
    expect(contents.map(each => Buffer.from(each).toString()).sort()).toEqual([
      '',
      'ä: 1\n',
    ]);
    expect(await branch.list('')).toHaveLength(3);
    expect(await branch.list('a/missing')).toEqual([]);
    expect(await branch.list('a.yaml')).toEqual([]);
  });

  it('opens the branch that is named, and nothing else', async () => {
    const url = create();

    expect((await opened(url)).branch).toBe('main');
    expect((await opened(url, 'refs/heads/main')).branch).toBe('main');
    await expect(repositories.open(url, 'missing')).resolves.toBeUndefined();
    await expect(repositories.open(url, '../main')).resolves.toBeUndefined();
  });

  it('refuses to write outside the repository', async () => {
    const branch = await opened(create());

    await expect(
      branch.propose(proposal({ '../evil': 'x' })),
    ).rejects.toThrow();
    await expect(
      branch.propose(proposal({ '.git/hooks/x': 'x' })),
    ).rejects.toThrow();
  });
});

describe('proposing commits', () => {
  it('moves a local branch once, with all commits or none', async () => {
    const config = host.create('config', FILES);
    const branch = await opened(config.url);

    const { commits } = await branch.propose(
      proposal({ 'a/b/c/two.sh': 'x' }, { 'a.yaml': 'b' }),
    );

    expect(host.git(config, 'rev-list', '--reverse', 'main')).toBe(
      [branch.head, ...commits].join('\n'),
    );
    expect(host.git(config, 'ls-tree', 'main', 'a/b/c/two.sh')).toContain(
      '100755',
    );
    await expect(
      branch.propose(proposal({ 'a.yaml': 'c' })),
    ).rejects.toBeInstanceOf(BranchMovedError);
    expect(host.head(config)).toBe(commits[1]);
    expect(host.traces(config).refs).toBe('');
  });

  it('reads no tree that GitHub cut', async () => {
    const config = github.repository('acme/config', FILES);
    const branch = await opened(GITHUB);
    const tree = [...config.commits.values()][0].tree;
    config.faults.set(`GET /git/trees/${tree}`, {
      ...{ status: 200, body: { tree: [], truncated: true } },
    });

    await expect(branch.list('')).rejects.toBeInstanceOf(
      RepositoryNotWritableError,
    );
  });
});
