export { GitRepositories } from './gitRepositories';
export type {
  Proposal,
  Proposed,
  ProposedCommit,
  RepositoryBranch,
  RepositoryFile,
} from './repositoryBranch';
export { RepositoryNotWritableError } from './repositoryNotWritableError';
