import type { Repository } from '../model/vocabulary';

/** A file to be written: which repository (or folder of the one), where in it, and what. @public */
export interface EmittedFile {
  repository: Repository;
  /** Path within the repository, with forward slashes. */
  path: string;
  content: string;
}
