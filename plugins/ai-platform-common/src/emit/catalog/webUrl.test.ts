import { fileUrl, webUrl } from './webUrl';

describe('webUrl', () => {
  it.each([
    [
      'https://github.com/acme/platform.git',
      'https://github.com/acme/platform',
    ],
    ['git@github.com:acme/platform.git', 'https://github.com/acme/platform'],
    ['ssh://git@host:2222/acme/platform.git', 'https://host/acme/platform'],
    ['file:///srv/platform.git', undefined],
  ])('of %s is %s', (repoUrl, expected) => {
    expect(webUrl(repoUrl)).toBe(expected);
  });
});

describe('fileUrl', () => {
  it.each([
    ['https://github.com/a/b.git', 'https://github.com/a/b/blob/main/x.yaml'],
    ['https://gitlab.com/a/b.git', 'https://gitlab.com/a/b/-/blob/main/x.yaml'],
    ['https://bitbucket.org/a/b', 'https://bitbucket.org/a/b/src/main/x.yaml'],
    [
      'https://dev.azure.com/a/b/_git/c',
      'https://dev.azure.com/a/b/_git/c?path=/x.yaml&version=GBmain',
    ],
    ['file:///srv/b.git', 'file:///srv/b.git/blob/main/x.yaml'],
  ])('in %s', (url, expected) => {
    expect(fileUrl({ url, path: 'x.yaml' }, 'main')).toBe(expected);
  });
});
