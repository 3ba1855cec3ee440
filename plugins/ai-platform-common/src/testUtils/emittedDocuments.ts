import { parse, parseAllDocuments } from 'yaml';
import type { EmittedFile } from '../emit/emittedFile';

/** The one file whose path ends so; throws where there is none or more than one. */
export function fileAt(
  files: readonly EmittedFile[],
  path: string,
): EmittedFile {
  const found = files.filter(file => file.path.endsWith(path));
  if (found.length !== 1) {
    throw new Error(`${found.length} files end in ${path}`);
  }
  return found[0];
}

/** The document of the one file whose path ends so. */
export function documentAt(files: readonly EmittedFile[], path: string) {
  return parse(fileAt(files, path).content);
}

/** The documents of the one file whose path ends so. */
export function documentsAt(files: readonly EmittedFile[], path: string) {
  return parseAllDocuments(fileAt(files, path).content).map(document =>
    document.toJS(),
  );
}
