import type { CodifySource } from '../codifyInput';
import { joinPath } from '../repositoryFolder';

/** A file of values, wherever it lies. @public */
export interface ValueFile {
  repository: string;
  path: string;
}

/**
 * The value files of a source in the order in which they are laid over each other; undefined where one lies where it
 * cannot be read. `$name/…` is a file of the source that calls itself so.
 * @public
 */
export function valueFilesOf(
  { source, repository }: CodifySource,
  sources: readonly CodifySource[],
): ValueFile[] | undefined {
  const files = (source.helm?.valueFiles ?? []).map(file => {
    const named = /^\$([^/]+)\/(.+)$/.exec(file);
    if (named) {
      const [, name, path] = named;
      const other = sources.find(each => each.source.ref === name);
      return fileIn(other?.repository, '', path);
    }
    // Argo CD reads an absolute path from the root of the repository.
    return file.startsWith('/')
      ? fileIn(repository, '', file.slice(1))
      : fileIn(
          source.chart === undefined ? repository : undefined,
          source.path ?? '',
          file,
        );
  });
  const found = files.flatMap(file => file ?? []);
  return found.length === files.length ? found : undefined;
}

function fileIn(
  repository: string | undefined,
  folder: string,
  path: string,
): ValueFile | undefined {
  const joined = joinPath(folder, path);
  return repository === undefined || joined === undefined || /[*?[]/.test(path)
    ? undefined
    : { repository, path: joined };
}
