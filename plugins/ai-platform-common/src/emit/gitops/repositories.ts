import type { Environment } from '../../model/environment';
import { locatedPath, repositoryLocation } from '../../model/gitUrl';
import type { Repository } from '../../model/vocabulary';
import { environmentFolder } from '../environmentFolder';

/** A folder in a Git repository, as a GitOps controller has to be told. */
export interface GitFolder {
  url: string;
  /** Path from the root of the repository. */
  path: string;
}

/** The folder of an environment in one of the repositories, or a path below it. */
export function gitFolder(
  environment: Environment,
  repository: Repository,
  ...below: string[]
): GitFolder {
  const location = repositoryLocation(environment.spec.gitops, repository);
  const path = [environmentFolder(environment.metadata), ...below].join('/');
  return { url: location.url, path: locatedPath(location, path) };
}
