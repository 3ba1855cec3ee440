import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A bare repository on this machine, and a clone to commit from. */
export class SourceRepository {
  private readonly folder: string;
  private readonly clone: string;

  /** In a folder of its own, or in that of another repository, with which it is removed. */
  constructor(name: string, beside?: SourceRepository) {
    this.folder =
      beside?.folder ?? mkdtempSync(path.join(tmpdir(), 'flagstone-drift-'));
    this.clone = path.join(this.folder, `${name}-clone`);
    this.bare = path.join(this.folder, `${name}.git`);
    execFileSync('git', [
      ...['init', '--quiet', '--bare', '--initial-branch=main'],
      this.bare,
    ]);
    execFileSync('git', ['clone', '--quiet', this.bare, this.clone], {
      stdio: 'ignore',
    });
    this.git('checkout', '--quiet', '-B', 'main');
  }

  /** The folder of the bare repository. */
  readonly bare: string;

  /** As an Application names it. */
  get url(): string {
    return `file://${this.bare}`;
  }

  /** Folder that holds the repositories and nothing else of interest. */
  get root(): string {
    return this.folder;
  }

  /** Writes and deletes (null) files, pushes one commit, and gives its id. */
  commit(files: ReadonlyMap<string, string | null>, message: string): string {
    for (const [file, content] of files) {
      const target = path.join(this.clone, file);
      mkdirSync(path.dirname(target), { recursive: true });
      if (content === null) rmSync(target);
      else writeFileSync(target, content);
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
    this.git('push', '--quiet', 'origin', 'main');
    return this.head();
  }

  /** Id of the commit at the end of main, whoever made it. */
  head(): string {
    return this.inBare('rev-parse', 'main').trim();
  }

  /** Text of a file at the end of main. */
  read(file: string): string {
    return this.inBare('show', `main:${file}`);
  }

  /** Messages of the commits on main that a commit does not have, the latest first. */
  messagesSince(commit: string): string[] {
    return this.inBare('log', '--format=%B%x00', `${commit}..main`)
      .split('\0')
      .map(text => text.trim())
      .filter(Boolean);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private inBare(...args: string[]): string {
    return execFileSync('git', ['--git-dir', this.bare, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  }

  private git(...args: string[]): string {
    const person = ['user.name=Robin', 'user.email=robin@example.com'];
    return execFileSync(
      'git',
      [...person.flatMap(setting => ['-c', setting]), ...args],
      { cwd: this.clone, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
  }
}
