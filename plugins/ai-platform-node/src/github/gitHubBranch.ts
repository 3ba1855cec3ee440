import { Octokit } from '@octokit/rest';
import { FLAGSTONE } from '../git/flagstoneIdentity';
import { branchRef } from '../git/branch';
import { repositoryPath } from '../git/repositoryPath';
import type {
  Proposal,
  Proposed,
  ProposedCommit,
  RepositoryBranch,
  RepositoryFile,
} from '../repository/repositoryBranch';
import { RepositoryNotWritableError } from '../repository/repositoryNotWritableError';
import { gitHubFault, isRefusal, statusOf } from './gitHubApi';
import { inTurns } from './inTurns';

/** Files that are read at the same time. */
const AT_ONCE = 8;

type Place = { owner: string; repo: string };

type TreeEntry = Awaited<
  ReturnType<Octokit['git']['getTree']>
>['data']['tree'][number];

/** A branch of a repository on GitHub. Commits go to a branch of their own, with a pull request. */
export class GitHubBranch implements RepositoryBranch {
  readonly repository: string;
  readonly reviewed = true;

  private constructor(
    private readonly octokit: Octokit,
    private readonly place: Place,
    readonly branch: string,
    readonly head: string,
    private readonly tree: string,
  ) {
    this.repository = `${place.owner}/${place.repo}`;
  }

  /**
   * Opens a branch; without a name, the repository's default. Undefined where there is no such branch, or where nothing
   * can be written.
   *
   * @throws ServiceUnavailableError where GitHub does not answer as it should
   */
  static async open(
    octokit: Octokit,
    place: Place,
    name?: string,
  ): Promise<GitHubBranch | undefined> {
    try {
      const { data } = await octokit.repos.get(place);
      if (data.archived || !data.permissions?.push) return undefined;
      const branch = name ?? data.default_branch;
      const ref = branchRef(branch).slice('refs/'.length);
      const found = await octokit.git.getRef({ ...place, ref });
      if (found.data.object.type !== 'commit') return undefined;
      const { sha } = found.data.object;
      const commit = await octokit.git.getCommit({ ...place, commit_sha: sha });
      const { tree } = commit.data;
      return new GitHubBranch(octokit, place, branch, sha, tree.sha);
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw gitHubFault(`${place.owner}/${place.repo}`, error);
    }
  }

  async list(folder: string): Promise<RepositoryFile[]> {
    return this.#ask(async () => {
      const parts = folder === '' ? [] : repositoryPath('', folder).split('/');
      let sha: string | undefined = this.tree;
      for (const part of parts) {
        const entries: TreeEntry[] = await this.#entries(sha, false);
        sha = entries.find(
          ({ path, type }) => path === part && type === 'tree',
        )?.sha;
        if (sha === undefined) return [];
      }
      const entries = await this.#entries(sha, true);
      return entries.flatMap(entry => fileOf(parts.join('/'), entry));
    });
  }

  async read(files: readonly RepositoryFile[]): Promise<Uint8Array[]> {
    return this.#ask(() =>
      inTurns(files, AT_ONCE, async ({ id }) => {
        const { place } = this;
        const { data } = await this.octokit.git.getBlob({
          ...place,
          file_sha: id,
        });
        return Buffer.from(data.content, 'base64');
      }),
    );
  }

  async propose(proposal: Proposal): Promise<Proposed> {
    const ref = branchRef(proposal.name);
    return this.#ask(
      async () => (await this.#proposed(proposal)) ?? this.#open(proposal, ref),
    );
  }

  /** The open pull request of that name. */
  async #proposed({ name }: Proposal): Promise<Proposed | undefined> {
    const { octokit, place, branch: base } = this;
    const head = `${place.owner}:${name}`;
    const { data } = await octokit.pulls.list({
      ...{ ...place, head, base, state: 'open' },
    });
    const pull = data.find(each => each.head.ref === name);
    if (!pull) return undefined;
    const commits = await octokit.pulls.listCommits({
      ...{ ...place, pull_number: pull.number, per_page: 100 },
    });
    return {
      branch: name,
      commits: commits.data.map(({ sha }) => sha),
      link: pull.html_url,
    };
  }

  async #open(proposal: Proposal, ref: string): Promise<Proposed> {
    const { octokit, place, branch: base } = this;
    const { name: head, title, description: body } = proposal;
    const commits = await this.#commits(proposal);
    const sha = commits.at(-1) ?? this.head;
    try {
      await octokit.git.createRef({ ...place, ref, sha });
    } catch (error) {
      if (statusOf(error) !== 422) throw error;
      // Left behind by a request that failed later, or whose pull request was closed.
      await octokit.git.updateRef({
        ...{ ...place, ref: ref.slice('refs/'.length), sha, force: true },
      });
    }
    const { data } = await octokit.pulls.create({
      ...{ ...place, head, base, title, body },
    });
    return { branch: head, commits, link: data.html_url };
  }

  async #commits({ commits, author }: Proposal): Promise<string[]> {
    const made: string[] = [];
    let { tree } = this;
    for (const { message, files } of commits) {
      const { octokit, place } = this;
      tree = await this.#tree(tree, files);
      const { data } = await octokit.git.createCommit({
        ...{ ...place, message, tree, parents: [made.at(-1) ?? this.head] },
        ...{ author, committer: FLAGSTONE },
      });
      made.push(data.sha);
    }
    return made;
  }

  async #tree(base: string, files: ProposedCommit['files']): Promise<string> {
    const { data } = await this.octokit.git.createTree({
      ...{ ...this.place, base_tree: base },
      tree: files.map(({ path, content, executable }) => ({
        path: repositoryPath('', path),
        mode: executable ? '100755' : '100644',
        ...{ type: 'blob', content },
      })),
    });
    return data.sha;
  }

  async #entries(sha: string, recursive: boolean): Promise<TreeEntry[]> {
    const { data } = await this.octokit.git.getTree({
      ...{ ...this.place, tree_sha: sha },
      ...(recursive && { recursive: '1' }),
    });
    if (data.truncated) throw new RepositoryNotWritableError(this.repository);
    return data.tree;
  }

  async #ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw gitHubFault(this.repository, error);
    }
  }
}

function fileOf(folder: string, entry: TreeEntry): RepositoryFile[] {
  const { path, mode, type, sha, size } = entry;
  const isRegular = type === 'blob' && (mode === '100644' || mode === '100755');
  if (!isRegular || !path || !sha || size === undefined) return [];
  return [
    {
      path: folder === '' ? path : `${folder}/${path}`,
      ...{ size, id: sha, executable: mode === '100755' },
    },
  ];
}
