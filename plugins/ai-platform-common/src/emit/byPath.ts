import type { EmittedFile } from './emittedFile';

function sortKey(file: EmittedFile): string {
  return `${file.repository}/${file.path}`;
}

/** Orders files by repository and path. By code units and not by locale, so that it is the same on every machine. */
export function byPath(a: EmittedFile, b: EmittedFile): number {
  return sortKey(a) < sortKey(b) ? -1 : 1;
}
