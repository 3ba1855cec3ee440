import type { FileChange, Identity } from './fastImport';
import type { LocalRepository } from './localRepository';

/** What one repository gets: one commit on one branch. @public */
export interface Publication {
  repository: LocalRepository;
  branch: string;
  /** The files as they are to be; all of them have content. */
  files: readonly FileChange[];
}

/** A branch as it was found. Without a head, the repository is empty. @public */
export interface Branch {
  publication: Publication;
  /** Full name, `refs/heads/…`. */
  ref: string;
  head?: string;
}

/** A branch, and what its commit changes. */
export interface Plan extends Branch {
  changes: FileChange[];
}

/** A file of a repository, wherever that lies. @public */
export interface Place {
  repositoryUrl: string;
  path: string;
}

/** A request to commit files to several repositories. @public */
export interface PublishRequest {
  publications: readonly Publication[];
  /**
   * Looks at the branches before anything is made: throws what forbids the commits, and gives the files that they
   * are to delete.
   */
  inspect: (branches: readonly Branch[]) => Promise<Place[]>;
  message: string;
  author: Identity;
  committer: Identity;
  /** Finds out what would change, and writes nothing. */
  dryRun?: boolean;
  signal?: AbortSignal;
}

/** What became of one publication. @public */
export interface Published {
  publication: Publication;
  /** The new commit, or the head where nothing changed; undefined where a dry run would make one. */
  commit?: string;
  /** Paths that were added, changed or deleted, sorted. */
  changedFiles: string[];
}
