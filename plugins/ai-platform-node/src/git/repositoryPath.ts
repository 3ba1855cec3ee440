import { NotAllowedError } from '@backstage/errors';

/**
 * The path of a file in a repository, from the folder that it goes into and its path within that folder.
 *
 * @throws NotAllowedError where it leaves the repository, or names a thing that Git or a reader could take for
 * something else (`.git`, control characters)
 * @public
 */
export function repositoryPath(folder: string, path: string): string {
  const joined = [...folder.split('/'), ...path.split('/')].filter(
    part => part !== '' && part !== '.',
  );
  const fine =
    !folder.startsWith('/') &&
    joined.length > 0 &&
    joined.every(part => part !== '..' && !/^\.git$|\p{Cc}/iu.test(part));
  if (!fine) {
    throw new NotAllowedError(
      `${JSON.stringify(`${folder}/${path}`)} is not a path in a repository`,
    );
  }
  return joined.join('/');
}
