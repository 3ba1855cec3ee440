import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHosts } from './gitHosts';

const hosts = new GitHosts(
  ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          { host: 'github.example.com', apiBaseUrl: 'https://x/api/v3' },
        ],
        gitlab: [
          { host: 'gitlab.example.com', apiBaseUrl: 'https://x', token: 't' },
        ],
      },
    }),
  ),
);

describe('what the URL of a repository means', () => {
  it.each([
    ['https://github.com/acme/gitops.git', 'github.com?owner=acme&repo=gitops'],
    ['https://github.com/acme/gitops', 'github.com?owner=acme&repo=gitops'],
    ['https://github.com/acme/gitops/', 'github.com?owner=acme&repo=gitops'],
    ['git@github.com:acme/gitops.git', 'github.com?owner=acme&repo=gitops'],
    ['ssh://git@github.com/acme/a.b.git', 'github.com?owner=acme&repo=a.b'],
    [
      'ssh://git@github.example.com:22/acme/x',
      'github.example.com?owner=acme&repo=x',
    ],
    ['https://github.com/a%26b/c', 'github.com?owner=a%2526b&repo=c'],
  ])('%s is on GitHub', (url, repoUrl) => {
    expect(hosts.hostOf(url)).toBe('github');
    expect(hosts.repoUrlOf(url)).toBe(repoUrl);
  });

  it.each([
    'https://gitlab.example.com/acme/gitops.git',
    'https://gitlab.com/acme/group/gitops.git',
    'https://git.example.com/acme/gitops.git',
    'https://github.com.evil.example/acme/gitops.git',
    'https://evil.example/github.com/acme/gitops.git',
    'https://github.com/gitops.git',
    'git@example.com:gitops.git',
  ])('%s is on a host without a publish step', url => {
    expect(hosts.hostOf(url)).toBe('other');
    expect(hosts.repoUrlOf(url)).toBeUndefined();
    expect(hosts.fileUrl(url, 'main', 'a.yaml')).toBeUndefined();
  });

  it('knows where the catalog reads a file', () => {
    const path = 'environments/fraud/fraud-dev/catalog-info.yaml';

    expect(hosts.fileUrl('git@github.com:acme/gitops.git', 'main', path)).toBe(
      `https://github.com/acme/gitops/blob/main/${path}`,
    );
    expect(hosts.fileUrl('file:///srv/git/gitops.git', 'a/b', path)).toBe(
      `file:///srv/git/gitops.git/blob/a%2Fb/${path}`,
    );
    expect(hosts.hostOf('file:///srv/git/gitops.git')).toBe('local');
  });
});
