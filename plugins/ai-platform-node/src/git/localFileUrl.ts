import { NotAllowedError } from '@backstage/errors';
import { branchRef } from './branch';
import { rootUrl } from './localRepository';
import { repositoryPath } from './repositoryPath';

/** A file on a branch of a local repository. @public */
export interface LocalFile {
  repositoryUrl: string;
  /** Full name of the branch. */
  ref: string;
  path: string;
}

/**
 * The URL under which the catalog reads a file of a local repository: `<repository>/blob/<branch>/<path>`, so that
 * relative references in it resolve. A slash in the branch is written `%2F`.
 */
export function localFileUrl(
  repositoryUrl: string,
  branch: string,
  path: string,
): string {
  const parts = [branch, ...path.split('/')].map(encodeURIComponent);
  return `${repositoryUrl}/blob/${parts.join('/')}`;
}

/**
 * The file that a URL of `localFileUrl` names.
 *
 * @throws NotAllowedError for a URL of another form or outside the root, InputError for a branch that is none
 * @public
 */
export function parseLocalFileUrl(root: string, url: string): LocalFile {
  const prefix = `${rootUrl(root)}/`;
  const [repository, blob, branch, ...path] = url.startsWith(prefix)
    ? url.slice(prefix.length).split('/')
    : [];
  if (blob !== 'blob' || path.length === 0 || /[?#]/.test(url)) {
    throw new NotAllowedError(
      `${JSON.stringify(
        url,
      )} is not a file of a local repository: <repository>/blob/<branch>/<path>`,
    );
  }
  return {
    repositoryUrl: `${prefix}${repository}`,
    ref: branchRef(decoded(branch)),
    path: repositoryPath('', path.map(decoded).join('/')),
  };
}

/**
 * Part of a URL as it is meant.
 *
 * @throws NotAllowedError where it is not encoded
 * @public
 */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new NotAllowedError(
      `${JSON.stringify(text)} is not URL-encoded text`,
    );
  }
}
