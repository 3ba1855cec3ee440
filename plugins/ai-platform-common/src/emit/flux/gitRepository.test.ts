import { fluxGitUrl, gitReference } from './gitRepository';

describe('fluxGitUrl', () => {
  it.each([
    [
      'git@github.com:acme/platform.git',
      'ssh://git@github.com/acme/platform.git',
    ],
    ['git@host:/srv/platform.git', 'ssh://git@host/srv/platform.git'],
    ['ssh://git@host:2222/platform.git', 'ssh://git@host:2222/platform.git'],
    ['https://host/platform.git', 'https://host/platform.git'],
  ])('writes %s as %s', (url, expected) => {
    expect(fluxGitUrl(url)).toBe(expected);
  });
});

describe('gitReference', () => {
  it.each([
    ['main', { branch: 'main' }],
    ['release/1.2', { branch: 'release/1.2' }],
    ['v1.2.3', { tag: 'v1.2.3' }],
    ['1.2.3-rc.1', { tag: '1.2.3-rc.1' }],
    ['refs/heads/main', { name: 'refs/heads/main' }],
    ['a'.repeat(40), { commit: 'a'.repeat(40) }],
  ])('reads %s', (revision, expected) => {
    expect(gitReference(revision)).toEqual(expected);
  });
});
