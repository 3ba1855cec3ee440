import {
  hasCredentials,
  isFolder,
  layoutOf,
  locatedPath,
  repositoryLocation,
  repositoryUrls,
} from './gitUrl';

describe('gitUrl', () => {
  it.each([
    [
      'https://github.com/acme/platform-gitops-config.git',
      'https://github.com/acme/platform-ai-services.git',
    ],
    [
      'git@github.com:acme/platform-gitops-config',
      'git@github.com:acme/platform-ai-services',
    ],
    [
      'file:///srv/git/platform-gitops-config.git',
      'file:///srv/git/platform-ai-services.git',
    ],
  ])('finds the sibling of %s', (repoUrl, sibling) => {
    expect(layoutOf(repoUrl)).toBe('repositories');
    expect(
      repositoryLocation(
        { repoUrl, layout: 'repositories' },
        'platform-ai-services',
      ),
    ).toEqual({ url: sibling, folder: '' });
  });

  it('finds the folder of a monorepo', () => {
    const gitops = {
      repoUrl: 'https://github.com/acme/platform',
      layout: 'monorepo',
    } as const;
    const location = repositoryLocation(gitops, 'platform-k8s-clusters');
    expect(locatedPath(location, 'modules')).toBe(
      'platform-k8s-clusters/modules',
    );
    expect(repositoryUrls(gitops)).toEqual([gitops.repoUrl]);
  });

  it.each([
    ['https://user:secret@host/x.git', true],
    ['https://token@host/x.git', true],
    ['ssh://git:secret@host/x.git', true],
    ['ssh://git@host/x.git', false],
    ['git@host:x.git', false],
    ['https://host/a@b.git', false],
  ])('%s has credentials: %p', (url, expected) => {
    expect(hasCredentials(url)).toBe(expected);
  });

  it.each([
    ['./modules', true],
    ['../../modules', true],
    ['/srv/modules', true],
    ['..', true],
    ['https://host/x', false],
    ['modules', false],
  ])('%s is a folder: %p', (source, expected) => {
    expect(isFolder(source)).toBe(expected);
  });
});
