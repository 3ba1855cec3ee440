import type { ApplicationSource, ManagedResourceFacts } from '../facts';

/** A file of a repository as it was read. @public */
export interface SourceFile {
  /** Key of the repository and branch that it is of. */
  repository: string;
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
}

/** A source of an Application, and where its files come from. @public */
export interface CodifySource {
  source: ApplicationSource;
  /** Key of the repository and branch; absent where they cannot be read and written. */
  repository?: string;
  /** True where the configuration keeps everybody from its repository. */
  forbidden?: boolean;
}

/** Everything that decides where a value belongs. @public */
export interface CodifyInput {
  sources: readonly CodifySource[];
  /** What was read of the repositories; see `wantedFiles`. */
  files: readonly SourceFile[];
  /** Namespace of objects that say none. */
  namespace: string;
  resource: ManagedResourceFacts;
  /** As `formatPath` writes them. */
  paths: readonly string[];
}
