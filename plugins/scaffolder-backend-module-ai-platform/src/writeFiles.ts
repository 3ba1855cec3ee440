import { InputError, NotAllowedError } from '@backstage/errors';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { statsOf, workspacePath } from './workspacePath';

/** A file for the workspace. */
export interface WorkspaceFile {
  /** Path in the workspace, with forward slashes. */
  path: string;
  content: string;
}

/**
 * Writes files into a workspace: all of them, or none. Every path is checked and every content is on the disk before
 * the first file takes its place. Files that exist are replaced.
 *
 * @throws NotAllowedError where a path leaves the workspace or goes through a symbolic link, InputError where a folder
 * stands in the way of a file or the other way round
 */
export async function writeFiles(
  workspace: string,
  files: readonly WorkspaceFile[],
): Promise<void> {
  const targets = await Promise.all(
    files.map(file => targetOf(workspace, file)),
  );
  refuseClashes(workspace, targets);
  await mkdir(workspace, { recursive: true });
  const staging = await mkdtemp(join(workspace, '.flagstone-'));
  try {
    for (const [index, { content }] of files.entries()) {
      await writeFile(join(staging, `${index}`), content);
    }
    for (const [index, target] of targets.entries()) {
      await mkdir(dirname(target), { recursive: true });
      await rename(join(staging, `${index}`), target);
    }
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function targetOf(
  workspace: string,
  { path }: WorkspaceFile,
): Promise<string> {
  const target = await workspacePath(workspace, path);
  if (relative(workspace, target) === '') {
    throw new NotAllowedError(`${JSON.stringify(path)} is not a file`);
  }
  if ((await statsOf(target))?.isDirectory()) {
    throw new InputError(`A folder stands where ${path} is to be written`);
  }
  for (const folder of parents(workspace, target)) {
    const stats = await statsOf(folder);
    if (stats && !stats.isDirectory()) {
      throw new InputError(
        `A file stands in the way of ${path}: ${relative(workspace, folder)}`,
      );
    }
  }
  return target;
}

/** The folders between the workspace and a file in it. */
function parents(workspace: string, target: string): string[] {
  const folder = dirname(target);
  return relative(workspace, folder) === ''
    ? []
    : [folder, ...parents(workspace, folder)];
}

function refuseClashes(workspace: string, targets: readonly string[]): void {
  const all = new Set(targets);
  const clash =
    all.size < targets.length ||
    targets.some(target => parents(workspace, target).some(p => all.has(p)));
  if (clash) throw new InputError('Two of the files want the same place');
}
