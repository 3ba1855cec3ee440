import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalRepository } from '../git/localRepository';

const WHO = { NAME: 'Someone Else', EMAIL: 'else@example.com' };
const ENVIRONMENT = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...Object.fromEntries(
    Object.entries(WHO).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  ),
};

/** A folder of real bare repositories, as the embedded default has them, for tests. */
export class GitHost {
  constructor(readonly root: string) {}

  /** The repository of a name, whether it exists or not. */
  at(name: string): LocalRepository {
    const gitDir = join(this.root, `${name}.git`);
    return { name, gitDir, url: `file://${gitDir}` };
  }

  /** Makes a bare repository, with a first commit of these files on `main` if there are any. */
  create(
    name: string,
    files: Record<string, string> = {},
    format = 'sha1',
  ): LocalRepository {
    const repository = this.at(name);
    mkdirSync(repository.gitDir, { recursive: true });
    this.git(
      repository,
      ...['init', '--quiet', '--bare', '--initial-branch=main'],
      `--object-format=${format}`,
    );
    if (Object.keys(files).length > 0) this.commit(repository, files);
    return repository;
  }

  /** What someone else does: a commit with these files on top of a branch. Gives its id. */
  commit(
    repository: LocalRepository,
    files: Record<string, string>,
    branch = 'main',
  ): string {
    const ref = `refs/heads/${branch}`;
    const changes = Object.entries(files).map(
      ([path, text]) =>
        `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    );
    const head = this.head(repository, branch);
    const from = head ? `from ${head}\n` : '';
    const who = `committer ${WHO.NAME} <${WHO.EMAIL}> now\n`;
    const stream = `commit ${ref}\n${who}data 8\nby hand\n${from}${changes.join(
      '',
    )}`;
    this.#run(
      repository,
      ['fast-import', '--quiet', '--date-format=now'],
      stream,
    );
    return this.head(repository, branch) ?? '';
  }

  /** What someone else does: a commit on `main` with a symbolic link. */
  link(repository: LocalRepository, path: string, to: string): void {
    const who = `committer ${WHO.NAME} <${WHO.EMAIL}> now\n`;
    const change = `M 120000 inline ${path}\ndata ${to.length}\n${to}\n`;
    this.#run(
      repository,
      ['fast-import', '--quiet', '--date-format=now'],
      `commit refs/heads/main\n${who}data 4\nlink\nfrom ${this.head(
        repository,
      )}\n${change}`,
    );
  }

  head(repository: LocalRepository, branch = 'main'): string | undefined {
    const args = [
      'for-each-ref',
      '--format=%(objectname)',
      `refs/heads/${branch}`,
    ];
    return this.git(repository, ...args) || undefined;
  }

  /** The paths at the head of a branch. */
  files(repository: LocalRepository, branch = 'main'): string[] {
    const args = ['ls-tree', '-r', '-z', '--name-only', branch];
    return this.git(repository, ...args)
      .split('\0')
      .filter(Boolean);
  }

  show(repository: LocalRepository, path: string, branch = 'main'): string {
    return this.#run(repository, ['cat-file', 'blob', `${branch}:${path}`]);
  }

  /** What a repository holds beside its branches: refs of unfinished work, and loose objects. */
  traces(repository: LocalRepository): { refs: string; objects: string } {
    return {
      refs: this.git(repository, 'for-each-ref', 'refs/flagstone'),
      objects: this.git(repository, 'count-objects'),
    };
  }

  git(repository: LocalRepository, ...args: string[]): string {
    return this.#run(repository, args).trim();
  }

  /**
   * Runs shell commands in a repository whenever a commit is ready there and its branch has not moved yet:
   * the moment at which someone else can be first.
   */
  whenCommitIsReady(repository: LocalRepository, commands: string): void {
    this.#hook(
      repository,
      `[ "$1" = committed ] || exit 0
while read -r old new ref; do
  case "$new $ref" in
    *[!0]*\\ refs/flagstone/*) ${commands} ;;
  esac
done`,
    );
  }

  /** Runs shell commands when a branch is about to move; they may refuse it with `exit 1`. */
  whenBranchMoves(repository: LocalRepository, commands: string): void {
    this.#hook(
      repository,
      `[ "$1" = prepared ] || exit 0
while read -r old new ref; do
  case "$ref" in refs/heads/*) ${commands} ;; esac
done`,
    );
  }

  /** Shell commands by which someone else moves `main` of a repository. */
  elsewhere({ gitDir }: LocalRepository): string {
    return `GIT_DIR='${gitDir}' git update-ref refs/heads/main "$(GIT_DIR='${gitDir}' git commit-tree 'main^{tree}' -p main -m meanwhile)"`;
  }

  #hook({ gitDir }: LocalRepository, body: string): void {
    const file = join(gitDir, 'hooks', 'reference-transaction');
    const who = Object.entries(ENVIRONMENT)
      .filter(
        ([key]) =>
          key.startsWith('GIT_AUTHOR') || key.startsWith('GIT_COMMITTER'),
      )
      .map(([key, value]) => `export ${key}='${value}'`)
      .join('\n');
    mkdirSync(join(gitDir, 'hooks'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${who}\n${body}\n`);
    chmodSync(file, 0o755);
  }

  #run({ gitDir }: LocalRepository, args: string[], input?: string): string {
    return execFileSync('git', args, {
      cwd: gitDir,
      env: { ...ENVIRONMENT, GIT_DIR: gitDir, NODE_ENV: 'test' },
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }
}
