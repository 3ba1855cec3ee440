import { documentPlace } from './documentPlace';

describe('documentPlace', () => {
  it.each([
    [
      'https://github.com/acme/config/blob/main/a/quota.yaml',
      ['https://github.com/acme/config', 'config', 'main', 'a/quota.yaml'],
    ],
    [
      'https://github.com/acme/config/tree/release%2F1/a%20b/quota.yaml',
      [
        'https://github.com/acme/config',
        'config',
        'release/1',
        'a b/quota.yaml',
      ],
    ],
    [
      'https://gitlab.com/acme/ml/config/-/blob/main/quota.yaml',
      ['https://gitlab.com/acme/ml/config', 'config', 'main', 'quota.yaml'],
    ],
    [
      'file:///srv/git/config.git/blob/main/a/quota.yaml',
      ['file:///srv/git/config.git', 'config', 'main', 'a/quota.yaml'],
    ],
  ])('reads %s', (url, [gitUrl, name, branch, path]) => {
    expect(documentPlace(url, '/srv/git')).toEqual({
      ...{ gitUrl, name, branch, path },
    });
  });

  it('knows no local file where there are no local repositories', () => {
    const url = 'file:///srv/git/config.git/blob/main/quota.yaml';

    expect(() => documentPlace(url, undefined)).toThrow(
      'does not name a file on a branch',
    );
  });

  it('refuses what is not encoded as a URL', () => {
    const url = 'https://github.com/acme/config/blob/main/%zz.yaml';

    expect(() => documentPlace(url, undefined)).toThrow(
      'is not URL-encoded text',
    );
  });
});
