import { locatedPath, repositoryLocation } from '../../model/gitUrl';
import type { PlatformDocument } from '../../model/platformDocument';
import type { Repository } from '../../model/vocabulary';
import { documentFolder } from '../documentPath';

/** A folder in a Git repository, as a GitOps controller has to be told. */
export interface GitFolder {
  url: string;
  /** Path from the root of the repository. */
  path: string;
}

/** The folder of a document in one of the repositories, or a path below it. */
export function gitFolder(
  document: PlatformDocument,
  repository: Repository,
  ...below: string[]
): GitFolder {
  const location = repositoryLocation(document.spec.gitops, repository);
  const path = [documentFolder(document), ...below].join('/');
  return { url: location.url, path: locatedPath(location, path) };
}
