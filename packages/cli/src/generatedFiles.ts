import {
  documentFolder,
  isGenerated,
  REPOSITORIES,
  type EmittedFile,
  type PlatformDocument,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

function isMissing(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ENOENT'
  );
}

/** What a reading function gives, or undefined where there is no such file or folder. */
export function ifThere<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Files below a folder, as paths with forward slashes relative to `root`; links are left out. */
export function filesBelow(root: string, folder: string): string[] {
  const entries =
    ifThere(() =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true }),
    ) ?? [];
  return entries
    .filter(entry => entry.isFile())
    .map(entry =>
      relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'),
    )
    .sort();
}

/**
 * Generated files in the folders of a document that it no longer calls for, as paths below `root`.
 * Files without the mark of a generated one belong to somebody and are never among them.
 */
export function stalePaths(
  root: string,
  document: PlatformDocument,
  emitted: readonly EmittedFile[],
): string[] {
  const wanted = new Set(emitted.map(f => `${f.repository}/${f.path}`));
  const stale: string[] = [];
  for (const repository of REPOSITORIES) {
    const folder = `${repository}/${documentFolder(document)}`;
    for (const path of filesBelow(root, folder)) {
      if (wanted.has(path)) continue;
      const content = readFileSync(join(root, path), 'utf8');
      if (isGenerated({ path, content })) stale.push(path);
    }
  }
  return stale;
}
