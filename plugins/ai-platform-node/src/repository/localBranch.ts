import { branchRef } from '../git/branch';
import { FLAGSTONE } from '../git/flagstoneIdentity';
import { runGit } from '../git/git';
import {
  openLocalRepository,
  type LocalRepository,
} from '../git/localRepository';
import { moveBranches } from '../git/moveBranches';
import { headOf, readObjects } from '../git/objects';
import {
  dropPending,
  makeCommit,
  tidyUp,
  type PendingCommit,
} from '../git/pendingCommit';
import type { Plan } from '../git/publication';
import { repositoryPath } from '../git/repositoryPath';
import type {
  Proposal,
  Proposed,
  RepositoryBranch,
  RepositoryFile,
} from './repositoryBranch';

const HEADS = 'refs/heads/';
/** `<mode> <type> <id> <size>\t<path>` of git-ls-tree(1), for regular files. */
const REGULAR = /^(100644|100755) blob ([0-9a-f]{40,64}) +(\d+)\t(.+)$/s;

/** A branch of a local bare repository. Commits go onto the branch itself: there is nobody to review them. */
export class LocalBranch implements RepositoryBranch {
  readonly repository: string;
  readonly branch: string;
  readonly reviewed = false;
  readonly #repository: LocalRepository;

  private constructor(
    repository: LocalRepository,
    private readonly ref: string,
    readonly head: string,
  ) {
    this.#repository = repository;
    this.repository = repository.name;
    this.branch = ref.slice(HEADS.length);
  }

  /**
   * Opens a branch; without a name, the one that the repository begins with. Undefined where it has no such branch.
   *
   * @throws NotAllowedError for a URL that is no local repository, NotFoundError where there is none
   */
  static async open(
    root: string,
    url: string,
    branch?: string,
  ): Promise<LocalBranch | undefined> {
    const repository = await openLocalRepository(root, url);
    const ref =
      branch === undefined ? await firstRef(repository) : branchRef(branch);
    const head = await headOf(repository, ref);
    return head === undefined
      ? undefined
      : new LocalBranch(repository, ref, head);
  }

  async list(folder: string): Promise<RepositoryFile[]> {
    const below = folder === '' ? [] : [`${repositoryPath('', folder)}/`];
    const output = await runGit({
      gitDir: this.#repository.gitDir,
      args: ['ls-tree', '-r', '-z', '-l', this.head, ...below],
    });
    return output
      .toString()
      .split('\0')
      .flatMap(line => {
        const match = REGULAR.exec(line);
        if (!match) return [];
        const [, mode, id, size, path] = match;
        return [
          { path, id, size: Number(size), executable: mode === '100755' },
        ];
      });
  }

  async read(files: readonly RepositoryFile[]): Promise<Uint8Array[]> {
    const objects = await readObjects(
      this.#repository,
      files.map(({ id }) => id),
    );
    return objects.map((object, index) => {
      if (object) return object.content;
      throw new Error(`${files[index].path} has gone from ${this.repository}`);
    });
  }

  async propose({ author, commits }: Proposal): Promise<Proposed> {
    const pending: PendingCommit[] = [];
    try {
      for (const { message, files } of commits) {
        const plan = this.#plan(pending.at(-1)?.id ?? this.head, files);
        const details = { message, author, committer: FLAGSTONE };
        pending.push(await makeCommit(plan, details));
      }
      const last = pending.at(-1);
      if (last) {
        // The branch moves once, from where it was to the last commit.
        const plan = { ...last.plan, head: this.head };
        await moveBranches([{ ...last, plan }]);
      }
    } finally {
      await dropPending(pending);
    }
    if (pending[0]) await tidyUp(pending[0]);
    return { branch: this.branch, commits: pending.map(({ id }) => id) };
  }

  #plan(head: string, files: Proposal['commits'][number]['files']): Plan {
    const changes = files.map(({ path, content, executable = false }) => ({
      path: repositoryPath('', path),
      content: Buffer.from(content),
      executable,
    }));
    const { branch, ref } = this;
    const repository = this.#repository;
    return {
      publication: { repository, branch, files: changes },
      ...{ ref, head, changes },
    };
  }
}

async function firstRef({ gitDir }: LocalRepository): Promise<string> {
  const output = await runGit({ gitDir, args: ['symbolic-ref', 'HEAD'] });
  return output.toString().trim();
}
