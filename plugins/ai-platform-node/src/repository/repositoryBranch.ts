import type { Identity } from '../git/fastImport';

/** A regular file of a branch; symbolic links and submodules are none. @public */
export interface RepositoryFile {
  /** From the root of the repository, with forward slashes. */
  path: string;
  /** In bytes. */
  size: number;
  /** Git's id of the content. */
  id: string;
  executable: boolean;
}

/** A commit that somebody asks for. @public */
export interface ProposedCommit {
  message: string;
  files: ReadonlyArray<{ path: string; content: string; executable?: boolean }>;
}

/** Commits to be made on top of a branch as it was opened. @public */
export interface Proposal {
  /** Name for the branch of a pull request; the same for the same request. */
  name: string;
  /** Of the pull request. */
  title: string;
  /** Of the pull request, in Markdown. */
  description: string;
  author: Identity;
  commits: readonly ProposedCommit[];
}

/** What became of a proposal. @public */
export interface Proposed {
  /** The branch that has the commits. */
  branch: string;
  /** Ids of the commits, the oldest first. */
  commits: string[];
  /** The pull request, where the host has such a thing. */
  link?: string;
}

/** A branch of a repository that can be read and written, as it was when it was opened. @public */
export interface RepositoryBranch {
  /** The repository for people, without its host: `acme/config`. */
  readonly repository: string;
  readonly branch: string;
  /** True where commits go through a pull request; else they go onto the branch itself. */
  readonly reviewed: boolean;
  /** Id of the commit at its head. */
  readonly head: string;
  /** All files below a folder; the root is empty. */
  list(folder: string): Promise<RepositoryFile[]>;
  /** What the files hold, in their order. */
  read(files: readonly RepositoryFile[]): Promise<Uint8Array[]>;
  /**
   * Makes the commits: a pull request on GitHub, and on the branch itself in a local repository, all of them or none.
   *
   * @throws BranchMovedError where someone else was first, RepositoryNotWritableError where the host forbids it
   */
  propose(proposal: Proposal): Promise<Proposed>;
}
