import type { SourceFile } from './codifyInput';

/** Parts of a path that begin no folder of a repository: a scheme, an absolute path, an option. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/|~|-)|\\|\p{Cc}/iu;

/**
 * A path of a repository from a folder of it and a path within that folder, both with forward slashes; the root is
 * empty. Undefined where it leaves the repository, or is no path of one.
 */
export function joinPath(folder: string, path: string): string | undefined {
  if (ELSEWHERE.test(path) || ELSEWHERE.test(folder)) return undefined;
  const parts: string[] = [];
  for (const part of [...folder.split('/'), ...path.split('/')]) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.some(part => part.toLowerCase() === '.git')
    ? undefined
    : parts.join('/');
}

/** The folder of a file; the root is empty. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** True for files below a folder; with `directly`, those right in it. */
export function isIn(folder: string, path: string, directly = false): boolean {
  if (directly) return folderOf(path) === folder;
  return folder === '' || path.startsWith(`${folder}/`);
}

/** A file by its place; undefined where it was not read or is not there. */
export function fileAt(
  files: readonly SourceFile[],
  repository: string,
  path: string | undefined,
): SourceFile | undefined {
  return files.find(
    file => file.repository === repository && file.path === path,
  );
}
