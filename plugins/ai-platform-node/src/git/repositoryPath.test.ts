import { repositoryPath } from './repositoryPath';

describe('paths in a repository', () => {
  it.each([
    ['', 'a/b.yaml', 'a/b.yaml'],
    ['.', 'b.yaml', 'b.yaml'],
    ['teams/fraud/', './b.yaml', 'teams/fraud/b.yaml'],
    ['', '..a/...', '..a/...'],
    ['', '.gitignore', '.gitignore'],
  ])('puts %j and %j together', (folder, path, expected) => {
    expect(repositoryPath(folder, path)).toBe(expected);
  });

  it.each([
    ['', ''],
    ['/', 'a'],
    ['/etc', 'passwd'],
    ['..', 'a'],
    ['a/../..', 'b'],
    ['', 'a/../b'],
    ['', '.git/hooks/post-update'],
    ['a', '.GIT/config'],
    ['', 'a\nb'],
    ['', 'a\0b'],
  ])('refuses %j and %j', (folder, path) => {
    expect(() => repositoryPath(folder, path)).toThrow(
      'is not a path in a repository',
    );
  });
});
