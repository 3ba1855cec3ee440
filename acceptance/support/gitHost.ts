import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';

const REPOSITORIES = [
  'platform-k8s-clusters',
  'platform-ai-services',
  'platform-gitops-config',
] as const;

/** Bare repositories on this machine, and a clone of each to commit from. */
export class GitHost {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'flagstone-git-'));

  constructor() {
    for (const repository of REPOSITORIES) {
      const bare = path.join(this.folder, `${repository}.git`);
      execFileSync('git', [
        'init',
        '--quiet',
        '--bare',
        '--initial-branch=main',
        bare,
      ]);
      execFileSync('git', ['clone', '--quiet', bare, this.clone(repository)], {
        stdio: 'ignore',
      });
      this.git(repository, 'checkout', '--quiet', '-B', 'main');
    }
  }

  /** URL of platform-gitops-config, as a document names it. */
  get url(): string {
    return `file://${this.folder}/platform-gitops-config.git`;
  }

  /** Writes the files over what is there and pushes one commit a repository; gives the heads by repository. */
  commit(
    files: readonly EmittedFile[],
    message: string,
  ): Record<string, string> {
    for (const { repository, path: file, content } of files) {
      const target = path.join(this.clone(repository), file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    const heads = REPOSITORIES.map(repository => {
      this.git(repository, 'add', '--all');
      this.git(
        repository,
        'commit',
        '--quiet',
        '--allow-empty',
        '--message',
        message,
      );
      this.git(repository, 'push', '--quiet', 'origin', 'main');
      return [repository, this.git(repository, 'rev-parse', 'HEAD').trim()];
    });
    return Object.fromEntries(heads);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private clone(repository: string): string {
    return path.join(this.folder, 'clones', repository);
  }

  private git(repository: string, ...args: string[]): string {
    return execFileSync(
      'git',
      [
        '-c',
        'user.name=Flagstone',
        '-c',
        'user.email=flagstone@example.com',
        ...args,
      ],
      { cwd: this.clone(repository), encoding: 'utf8' },
    );
  }
}
