import { createMockDirectory } from '@backstage/backend-test-utils';
import { GitHost } from '../__testUtils__/gitHost';
import { localRepositoryUrl, openLocalRepository } from './localRepository';

const directory = createMockDirectory();
const root = directory.resolve('git');
const host = new GitHost(root);

beforeEach(() => {
  directory.setContent({
    'git/aside': {},
    'outside/secret.git/HEAD': 'ref: refs/heads/main',
    'git/link.git': ctx => ctx.symlink('../outside/secret.git'),
    'git/inner.git': ctx => ctx.symlink('platform-gitops-config.git'),
    'git2/other.git': {},
  });
  host.create('platform-gitops-config');
});

afterEach(() => directory.clear());

describe('finding a local repository', () => {
  it('gives the folder of a repository in the root', async () => {
    const url = localRepositoryUrl(root, 'platform-gitops-config');

    await expect(openLocalRepository(root, url)).resolves.toEqual({
      url,
      name: 'platform-gitops-config',
      gitDir: directory.resolve('git/platform-gitops-config.git'),
    });
  });

  it('knows the root by a symbolic link to it', async () => {
    directory.addContent({ alias: ctx => ctx.symlink('git') });
    const alias = directory.resolve('alias');

    await expect(
      openLocalRepository(
        alias,
        localRepositoryUrl(alias, 'platform-gitops-config'),
      ),
    ).resolves.toMatchObject({
      gitDir: directory.resolve('git/platform-gitops-config.git'),
    });
  });

  it.each([
    ['the folder above', `file://${root}/..`],
    ['the root itself', `file://${root}/`],
    ['the root without a slash', `file://${root}`],
    ['a way out', `file://${root}/../outside/secret.git`],
    ['an encoded way out', `file://${root}/%2e%2e/outside/secret.git`],
    ['a way out and back', `file://${root}/../git/platform-gitops-config.git`],
    ['a folder of a similar name', `file://${root}2/other.git`],
    [
      'a folder in a repository',
      `file://${root}/platform-gitops-config.git/objects`,
    ],
    ['a slash at the end', `file://${root}/platform-gitops-config.git/`],
    ['a hidden folder', `file://${root}/.seed.git`],
    ['an option', `file://${root}/-x.git`],
    ['an option alone', '--upload-pack=touch /tmp/owned'],
    ['a transport helper', 'ext::sh -c touch% /tmp/owned'],
    ['a transport helper in the root', `file://${root}/ext::sh`],
    ['a path', `${root}/platform-gitops-config.git`],
    ['another host', `file://example.com${root}/platform-gitops-config.git`],
    ['another scheme', 'https://git.example.com/platform-gitops-config.git'],
    ['a query', `file://${root}/platform-gitops-config.git?a`],
    ['a fragment', `file://${root}/platform-gitops-config.git#a`],
    ['a zero byte', `file://${root}/platform-gitops-config.git\0`],
    ['a line break', `file://${root}/platform-gitops-config.git\nx`],
    ['a shell command', `file://${root}/$(touch owned).git`],
    ['nothing', ''],
  ])('refuses %s', async (_case, url) => {
    await expect(openLocalRepository(root, url)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it.each(['link.git', 'inner.git'])(
    'refuses the symbolic link %s, wherever it leads',
    async name => {
      await expect(
        openLocalRepository(root, `file://${root}/${name}`),
      ).rejects.toThrow('lies behind a symbolic link');
    },
  );

  it('names a repository that is not there', async () => {
    await expect(
      openLocalRepository(root, localRepositoryUrl(root, 'missing')),
    ).rejects.toThrow('There is no local repository missing');
  });
});
