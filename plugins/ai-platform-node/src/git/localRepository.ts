import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Begins with a letter or digit: neither an option, nor hidden, nor `..`.
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A bare repository under `aiPlatform.localGit.root`. @public */
export interface LocalRepository {
  /** Name of the folder, without `.git`. */
  name: string;
  url: string;
  /** Absolute path of the bare repository. */
  gitDir: string;
}

/** The URL of the folder that holds the local repositories. */
export function rootUrl(root: string): string {
  return pathToFileURL(resolve(root)).href.replace(/\/$/, '');
}

/** The URL of a local repository, for example `file:///data/git/platform-gitops-config.git`. @public */
export function localRepositoryUrl(root: string, name: string): string {
  return `${rootUrl(root)}/${name}.git`;
}

/**
 * Finds a bare repository from its `file:` URL. Only repositories that lie directly in the root, under a plain
 * name and not behind a symbolic link, are ever touched.
 *
 * @throws NotAllowedError for every other URL, NotFoundError where the folder does not exist
 * @public
 */
export async function openLocalRepository(
  root: string,
  url: string,
): Promise<LocalRepository> {
  const prefix = `${rootUrl(root)}/`;
  const folder = url.startsWith(prefix) ? url.slice(prefix.length) : '';
  if (!NAME.test(folder)) {
    throw new NotAllowedError(
      `${JSON.stringify(url)} is not a repository in aiPlatform.localGit.root`,
    );
  }
  const name = folder.replace(/\.git$/, '');
  const gitDir = join(await realRoot(root), folder);
  if ((await realpathOf(gitDir, name)) !== gitDir) {
    throw new NotAllowedError(
      `The local repository ${name} lies behind a symbolic link`,
    );
  }
  return { name, url, gitDir };
}

async function realRoot(root: string): Promise<string> {
  return realpathOf(resolve(root), 'folder aiPlatform.localGit.root');
}

async function realpathOf(path: string, name: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    throw new NotFoundError(`There is no local repository ${name}`, error);
  }
}
