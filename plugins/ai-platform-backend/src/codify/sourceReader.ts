import {
  missingFolders,
  sourceFolder,
  valueFilesOf,
  wantedFiles,
  type ApplicationFacts,
  type CodifySource,
  type SourceFile,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  RepositoryNotAllowedError,
  type GitRepositories,
  type RepositoryBranch,
  type RepositoryFile,
} from '@flagstone/backstage-plugin-ai-platform-node';
import type { BlobCache } from './blobCache';

/** Larger files are no manifests that anybody edits, in bytes. */
const LARGEST_FILE = 1024 * 1024;
/** Sources with more files than this are not searched. */
const MOST_FILES = 2_000;
/** Nor those with more in them, in bytes. */
const MOST_BYTES = 32 * 1024 * 1024;
const FORBIDDEN = 'forbidden';

/** What was read of the sources of an Application. */
export interface ReadSources {
  sources: CodifySource[];
  files: SourceFile[];
  /** By key. */
  branches: ReadonlyMap<string, RepositoryBranch>;
  /** The files with the mark of a program, as `<key> <path>`. */
  executables: ReadonlySet<string>;
}

/** Reads the files that decide where a value of an Application belongs, at the heads of the branches that it follows. */
export class SourceReader {
  readonly #files = new Map<string, SourceFile>();
  readonly #branches = new Map<string, RepositoryBranch>();
  readonly #executables = new Set<string>();
  #bytes = 0;

  private constructor(
    private readonly repositories: GitRepositories,
    private readonly blobs: BlobCache,
  ) {}

  /**
   * Reads the sources of an Application. One with more files than anybody can be certain of has none that can be read.
   *
   * @throws ServiceUnavailableError where a Git host does not answer as it should
   */
  static async read(
    { sources }: ApplicationFacts,
    repositories: GitRepositories,
    blobs: BlobCache,
  ): Promise<ReadSources> {
    const reader = new SourceReader(repositories, blobs);
    const opened = await Promise.all(
      sources.map(source => reader.#open(source)),
    );
    for (const source of opened) await reader.#read(source, opened);
    const isTooMuch =
      reader.#files.size > MOST_FILES || reader.#bytes > MOST_BYTES;
    return {
      sources: opened,
      files: isTooMuch ? [] : [...reader.#files.values()],
      branches: reader.#branches,
      executables: reader.#executables,
    };
  }

  async #open(source: CodifySource['source']): Promise<CodifySource> {
    if (source.chart !== undefined) return { source };
    const branch = await this.#branchOf(source);
    if (branch === FORBIDDEN) return { source, forbidden: true };
    if (!branch) return { source };
    const repository = `${branch.repository} ${branch.branch} ${branch.head}`;
    this.#branches.set(repository, branch);
    return { source, repository };
  }

  async #branchOf({
    repoUrl,
    targetRevision,
  }: CodifySource['source']): Promise<
    RepositoryBranch | typeof FORBIDDEN | undefined
  > {
    try {
      return await this.repositories.open(repoUrl, targetRevision);
    } catch (error) {
      if (error instanceof RepositoryNotAllowedError) return FORBIDDEN;
      throw error;
    }
  }

  async #read(
    source: CodifySource,
    sources: readonly CodifySource[],
  ): Promise<void> {
    const { repository } = source;
    const folder = sourceFolder(source.source);
    if (repository !== undefined && folder !== undefined) {
      await this.#readFolder(repository, folder, paths =>
        wantedFiles(source.source, paths),
      );
      await this.#readBases(repository, folder);
    }
    for (const file of valueFilesOf(source, sources) ?? []) {
      const above = file.path.split('/').slice(0, -1).join('/');
      await this.#readFolder(file.repository, above, paths =>
        paths.filter(path => path === file.path),
      );
    }
  }

  /** The folders that kustomizations are built from, and those that these are built from. */
  async #readBases(repository: string, folder: string): Promise<void> {
    const seen = new Set<string>();
    for (;;) {
      const next = missingFolders(
        [...this.#files.values()],
        repository,
        folder,
      ).find(path => !seen.has(path));
      if (next === undefined || this.#files.size > MOST_FILES) return;
      seen.add(next);
      const repoUrl = '';
      await this.#readFolder(repository, next, paths =>
        wantedFiles(
          { repoUrl, path: next, kustomize: { inline: false } },
          paths,
        ),
      );
    }
  }

  async #readFolder(
    repository: string,
    folder: string,
    choose: (paths: string[]) => string[],
  ): Promise<void> {
    const branch = this.#branches.get(repository);
    const listed = (await branch?.list(folder)) ?? [];
    const chosen = new Set(choose(listed.map(({ path }) => path)));
    const files = listed.filter(
      ({ path, size }) =>
        chosen.has(path) &&
        size <= LARGEST_FILE &&
        !this.#files.has(`${repository} ${path}`),
    );
    this.#bytes += files.reduce((sum, { size }) => sum + size, 0);
    const count = this.#files.size + files.length;
    if (!branch || count > MOST_FILES || this.#bytes > MOST_BYTES) {
      this.#bytes = branch ? MOST_BYTES + 1 : this.#bytes;
      return;
    }
    const contents = await this.blobs.read(branch, files);
    files.forEach((file, index) =>
      this.#add(repository, file, contents[index]),
    );
  }

  #add(
    repository: string,
    { path, executable }: RepositoryFile,
    content: Uint8Array,
  ): void {
    const text = Buffer.from(content).toString('utf8');
    // What is not UTF-8 would not come back as it was.
    if (!Buffer.from(text).equals(content)) return;
    const key = `${repository} ${path}`;
    this.#files.set(key, { repository, path, text });
    if (executable) this.#executables.add(key);
  }
}
