import { InputError, NotAllowedError } from '@backstage/errors';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { statsOf, workspacePath } from './workspacePath';

const EXECUTABLE = 0o111;

/** A file that was found in the workspace. */
export interface FoundFile {
  /** Path within the folder that was read, with forward slashes. */
  path: string;
  content: Buffer;
  executable: boolean;
}

/**
 * Reads every file of a workspace folder and the folders below it.
 *
 * @throws NotAllowedError where the folder leaves the workspace, or holds symbolic links or anything else that is no
 * plain file; InputError where there is no such folder
 */
export async function readFiles(
  workspace: string,
  path: string,
): Promise<FoundFile[]> {
  const folder = await workspacePath(workspace, path);
  if (!(await statsOf(folder))?.isDirectory()) {
    throw new InputError(`The workspace has no folder ${path}`);
  }
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files: FoundFile[] = [];
  for (const entry of entries.filter(each => !each.isDirectory())) {
    const file = join(entry.parentPath, entry.name);
    const name = relative(folder, file).split(sep).join('/');
    if (!entry.isFile()) {
      throw new NotAllowedError(
        `${JSON.stringify(name)} in the workspace is not a plain file`,
      );
    }
    const mode = (await statsOf(file))?.mode ?? 0;
    files.push({
      path: name,
      content: await readFile(file),
      executable: (mode & EXECUTABLE) !== 0,
    });
  }
  return files;
}
