import { createMockDirectory } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { aDocument } from '../__testUtils__/aDocument';
import { Publishing } from '../__testUtils__/publishing';
import { createGitPublishAction } from './gitPublish';

const directory = createMockDirectory();
const publishing = new Publishing(directory);
const { root } = publishing;

jest.setTimeout(30_000);

beforeEach(() => publishing.reset());
afterEach(() => directory.clear());

describe('what aiPlatform:git:publish refuses', () => {
  const workspacePath = directory.resolve('workspace');
  const attempt = (target: JsonObject, input: JsonObject = {}) =>
    publishing.run(
      {
        repositories: [
          {
            gitUrl: publishing.repositories[0].url,
            sourcePath: 'files',
            ...target,
          },
        ],
        message: 'Try it',
        ...input,
      },
      { workspacePath },
    );

  beforeEach(() => {
    directory.addContent({
      'outside/secret.txt': 'secret',
      workspace: {
        files: { 'a.txt': 'a' },
        empty: {},
        git: { '.git': { config: 'x' } },
        links: { out: ctx => ctx.symlink('../../outside') },
      },
    });
  });

  it.each<[string, JsonObject]>([
    ['a repository outside the root', { gitUrl: 'file:///srv/git/x.git' }],
    ['a repository that is not there', { gitUrl: `file://${root}/no.git` }],
    ['a hosted repository', { gitUrl: 'https://github.com/acme/x.git' }],
    ['a way out of the root', { gitUrl: `file://${root}/../x.git` }],
    ['an option as a repository', { gitUrl: '--exec=touch x' }],
    ['a helper as a repository', { gitUrl: 'ext::touch x' }],
    ['a folder outside the workspace', { sourcePath: '../outside' }],
    ['an absolute folder', { sourcePath: '/etc' }],
    ['a folder that is not there', { sourcePath: 'missing' }],
    ['an empty folder', { sourcePath: 'empty' }],
    ['a folder with symbolic links', { sourcePath: 'links' }],
    ['a folder with a Git folder', { sourcePath: 'git' }],
    ['a way out of the repository', { targetPath: '../x' }],
    ['an absolute target', { targetPath: '/x' }],
    ['the Git folder as target', { targetPath: '.git/hooks' }],
    ['an option as a branch', { branch: '--all' }],
    ['a revision as a branch', { branch: 'main~1' }],
    ['a branch that is not there', { branch: 'other' }],
  ])('%s', async (_case, target) => {
    const before = publishing.heads();

    await expect(attempt(target)).rejects.toMatchObject({
      name: expect.stringMatching(/^(NotAllowed|NotFound|Input)Error$/),
    });

    expect(publishing.heads()).toEqual(before);
  });

  it.each<[string, string]>([
    ['a document outside the published folders', 'other/environment.yaml'],
    ['a document of another name', 'files/a.txt'],
    ['a document without a project', 'files/environment.yaml'],
  ])('%s', async (_case, document) => {
    await expect(attempt({}, { document })).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('a repository that stands twice with different branches', async () => {
    const target = {
      gitUrl: publishing.repositories[0].url,
      sourcePath: 'files',
    };

    await expect(
      attempt({}, { repositories: [target, { ...target, branch: 'live' }] }),
    ).rejects.toThrow('stands in the list with more than one branch');
  });

  it('two files for one place', async () => {
    const target = {
      gitUrl: publishing.repositories[0].url,
      sourcePath: 'files',
    };

    await expect(
      attempt({}, { repositories: [target, target] }),
    ).rejects.toThrow('Two files go to a.txt of the same repository');
  });

  it('everything where no local repositories are configured', async () => {
    await expect(
      publishing.run(
        {},
        { action: createGitPublishAction(undefined), workspacePath },
      ),
    ).rejects.toThrow('aiPlatform.localGit.root is not configured');
  });

  it('a task that was cancelled', async () => {
    const before = publishing.heads();

    await expect(
      publishing.document(aDocument(), {}, { signal: AbortSignal.abort() }),
    ).rejects.toThrow(/abort/i);

    expect(publishing.heads()).toEqual(before);
  });
});

describe('the examples of aiPlatform:git:publish', () => {
  it.each(createGitPublishAction(undefined).examples!)(
    '$description',
    async ({ example }) => {
      const workspacePath = directory.resolve('workspace');
      directory.addContent({
        'workspace/platform-gitops-config/environments/fraud/fraud-dev': {
          'environment.yaml': 'kind: Environment\n',
        },
      });
      const { steps } = parse(example.replaceAll('/srv/git', root));

      const { commits } = await publishing.run(steps[0].input, {
        workspacePath,
      });

      expect(steps[0].action).toBe('aiPlatform:git:publish');
      expect(commits[0].changedFiles).toHaveLength(1);
    },
  );
});
