import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { isError, NotAllowedError } from '@backstage/errors';
import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * The absolute path of a file or folder in a workspace, whether it exists or not.
 *
 * @throws NotAllowedError where the path leaves the workspace or goes through a symbolic link
 */
export async function workspacePath(
  workspace: string,
  path: string,
): Promise<string> {
  const absolute = resolveSafeChildPath(workspace, path);
  let current = workspace;
  for (const part of relative(workspace, absolute).split(sep)) {
    current = join(current, part);
    if ((await statsOf(current))?.isSymbolicLink()) {
      throw new NotAllowedError(
        `${JSON.stringify(
          path,
        )} leads through a symbolic link in the workspace`,
      );
    }
  }
  return absolute;
}

/** What lies at a path, the link itself where it is one; undefined where there is nothing. */
export async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    // ENOTDIR: a file stands where the path wants a folder.
    const nothing =
      isError(error) && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
    if (nothing) return undefined;
    throw error;
  }
}
