import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inGit } from '../../git.mjs';

const COMMIT = /^[0-9a-f]{40}$/;
const FIELD = '\u001f';

/**
 * A commit as Git tells it.
 * @typedef {{ revision: string, author: string, date: string, message: string, tags: string[] }} Commit
 */

/** Reads the local bare repositories, those of one folder, for the applications. */
export class LocalSources {
  #folder;

  /** @param {string} repositories the folder with the bare repositories */
  constructor(repositories) {
    this.#folder = path.resolve(repositories);
  }

  /**
   * The commit that a revision means.
   * @returns {Promise<string>}
   * @throws Error in the words of Argo CD if there is none
   */
  async resolve(repoUrl, revision = 'HEAD') {
    const folder = this.#repository(repoUrl);
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options'];
    try {
      return (await inGit(folder, ...args, `${revision}^{commit}`)).trim();
    } catch {
      throw new Error(`unable to resolve '${revision}' to a commit SHA`);
    }
  }

  /**
   * The files of a folder, with paths from the root of the repository.
   * @returns {Promise<{ path: string, text: string }[]>}
   */
  async files(repoUrl, revision, under) {
    const folder = this.#repository(repoUrl);
    const list = await inGit(
      folder,
      ...['ls-tree', '-r', '-z', '--name-only', revision, '--', `${under}/`],
    );
    const names = list.split('\0').filter(name => name !== '');
    return Promise.all(
      names.map(async name => ({
        path: name,
        text: await this.file(repoUrl, revision, name),
      })),
    );
  }

  /** The text of one file. @throws Error if there is none */
  file(repoUrl, revision, name) {
    const folder = this.#repository(repoUrl);
    return inGit(folder, 'cat-file', 'blob', `${revision}:${name}`);
  }

  /**
   * The commits on the way to a revision that changed any of some paths, the oldest first.
   * @returns {Promise<Commit[]>}
   */
  async log(repoUrl, revision, paths) {
    const folder = this.#repository(repoUrl);
    const list = await inGit(
      folder,
      ...['log', '--reverse', '--format=%H', revision, '--', ...paths],
    );
    const revisions = list.split('\n').filter(line => line !== '');
    return Promise.all(revisions.map(found => this.commit(repoUrl, found)));
  }

  /**
   * @returns {Promise<Commit>}
   * @throws Error in the words of Argo CD for what is no commit
   */
  async commit(repoUrl, revision) {
    if (!COMMIT.test(revision)) {
      throw new Error(`revision ${revision} must be resolved`);
    }
    const folder = this.#repository(repoUrl);
    const format = ['%an <%ae>', '%aI', '%B'].join('%x1f');
    const text = await inGit(
      folder,
      ...['log', '-1', `--format=${format}`, revision],
    );
    const [author, at, message] = text.split(FIELD);
    const tags = await inGit(folder, 'tag', '--points-at', revision);
    return {
      revision,
      author,
      date: new Date(at).toISOString().replace('.000Z', 'Z'),
      message: message.trim(),
      tags: tags.split('\n').filter(tag => tag !== ''),
    };
  }

  /** No repository but those of the one folder. */
  #repository(repoUrl) {
    const folder = repoUrl.startsWith('file:') ? fileURLToPath(repoUrl) : '';
    const isKnown = path.dirname(folder) === this.#folder && existsSync(folder);
    if (!isKnown) throw new Error('repository not found');
    return folder;
  }
}
