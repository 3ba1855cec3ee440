import { branchRef } from './branch';

describe('names of branches', () => {
  it.each(['main', 'feature/gpu-pools', 'release-1.2', 'v1.0.0', '_x'])(
    'knows %s',
    name => {
      expect(branchRef(name)).toBe(`refs/heads/${name}`);
    },
  );

  it.each([
    ...['', '-x', '--force', 'a/-x', '..', 'a/../b', 'a..b', '.hidden', 'a/.b'],
    ...['a//b', '/a', 'a/', 'a.', 'a.lock', 'a.lock/b', 'a b', 'a\nb', 'a\0b'],
    ...['a~1', 'a^', 'a:b', 'a?', 'a*', 'a[b', 'a\\b', '@{-1}', 'HEAD@{1}'],
    'x'.repeat(201),
  ])('refuses %j', name => {
    expect(() => branchRef(name)).toThrow('is not a branch name');
  });
});
