export { BranchMovedError } from './branchMovedError';
export type { FileChange, Identity } from './fastImport';
export { FLAGSTONE } from './flagstoneIdentity';
export { runGit, type GitCommand } from './git';
export { GitHosts, type GitHubRepository, type Host } from './gitHosts';
export { decoded, parseLocalFileUrl, type LocalFile } from './localFileUrl';
export { readLocalGitRoot } from './localGitRoot';
export { localGitUrlReaderFactory } from './localGitUrlReader';
export {
  localRepositoryUrl,
  openLocalRepository,
  type LocalRepository,
} from './localRepository';
export { blobId, objectIds, readObjects, type GitObject } from './objects';
export type {
  Branch,
  Place,
  Publication,
  Published,
  PublishRequest,
} from './publication';
export { publish } from './publish';
export { repositoryPath } from './repositoryPath';
export {
  parseRepositoryPrefix,
  type RepositoryPrefix,
} from './repositoryPrefix';
export { Turns } from './turns';
