import path from 'node:path';
import { inGit } from '../../git.mjs';

const BRANCH = 'refs/heads/main';
const MANIFEST =
  /^workspaces\/[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/manifests\/[^/]+\.ya?ml$/;

/**
 * Reads the workspaces' manifests on `main` of the local platform-gitops-config, without a work tree.
 */
export class RepositoryReader {
  #head;
  #folder;

  /** @param {string} repositories the folder with the bare repositories */
  constructor(repositories) {
    this.#folder = path.join(repositories, 'platform-gitops-config.git');
  }

  /**
   * The manifests, if they were never read or `main` has moved since; undefined otherwise.
   * @returns {Promise<{ path: string, text: string }[] | undefined>}
   */
  async changed() {
    const head = (await this.#git('rev-parse', BRANCH)).trim();
    if (head === this.#head) return undefined;
    const list = await this.#git(
      ...['ls-tree', '-r', '-z', '--name-only', head, '--', 'workspaces/'],
    );
    const paths = list.split('\0').filter(name => MANIFEST.test(name));
    const files = [];
    for (const name of paths) {
      const text = await this.#git('cat-file', 'blob', `${head}:${name}`);
      files.push({ path: name, text });
    }
    this.#head = head;
    return files;
  }

  #git(...args) {
    return inGit(this.#folder, ...args);
  }
}
