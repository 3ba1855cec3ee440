export { GitRepositories } from './gitRepositories';
export type {
  Proposal,
  Proposed,
  ProposedCommit,
  RepositoryBranch,
  RepositoryFile,
} from './repositoryBranch';
export { RepositoryNotAllowedError } from './repositoryNotAllowedError';
export { RepositoryNotWritableError } from './repositoryNotWritableError';
