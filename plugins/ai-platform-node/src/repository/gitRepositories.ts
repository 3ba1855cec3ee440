import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
  type GithubCredentialsProvider,
} from '@backstage/integration';
import { GitHosts } from '../git/gitHosts';
import { readLocalGitRoot } from '../git/localGitRoot';
import { beginsWithAny, type RepositoryPrefix } from '../git/repositoryPrefix';
import { createOctokit } from '../github/gitHubApi';
import { GitHubBranch } from '../github/gitHubBranch';
import { LocalBranch } from './localBranch';
import type { RepositoryBranch } from './repositoryBranch';
import { RepositoryNotAllowedError } from './repositoryNotAllowedError';

/** Errors that mean that there is no such repository or branch here. */
const NOT_HERE = ['NotAllowedError', 'NotFoundError', 'InputError'];

/** The repositories that this Backstage can read and write, by its configuration. @public */
export class GitRepositories {
  readonly #localGitRoot?: string;
  readonly #integrations: ScmIntegrations;
  readonly #credentials: GithubCredentialsProvider;
  readonly #hosts: GitHosts;

  private constructor(
    config: Config,
    private readonly allowed?: readonly RepositoryPrefix[],
  ) {
    this.#localGitRoot = readLocalGitRoot(config);
    this.#integrations = ScmIntegrations.fromConfig(config);
    this.#hosts = new GitHosts(this.#integrations);
    this.#credentials = DefaultGithubCredentialsProvider.fromIntegrations(
      this.#integrations,
    );
  }

  /** `allowed` says which may be opened; all of them without it, and none where it is empty. */
  static fromConfig(
    config: Config,
    options: { allowed?: readonly RepositoryPrefix[] } = {},
  ): GitRepositories {
    return new GitRepositories(config, options.allowed);
  }

  /**
   * Opens a branch of a repository; `HEAD` and nothing mean the branch that the repository begins with. Undefined where
   * there is no such branch, a tag and a commit included, or where nothing can be written there.
   *
   * @throws RepositoryNotAllowedError for a repository that must not be opened, before anybody is asked;
   * ServiceUnavailableError where the Git host does not answer as it should
   */
  async open(
    url: string,
    revision?: string,
  ): Promise<RepositoryBranch | undefined> {
    const branch = branchOf(revision);
    this.#check(url);
    try {
      switch (this.#hosts.hostOf(url)) {
        case 'local':
          return await this.#local(url, branch);
        case 'github':
          return await this.#gitHub(url, branch);
        default:
          return undefined;
      }
    } catch (error) {
      if (NOT_HERE.includes(toError(error).name)) return undefined;
      throw error;
    }
  }

  #check(url: string): void {
    // Of hosts that are not known nothing is opened anyway.
    if (!this.allowed || this.#hosts.hostOf(url) === 'other') return;
    const place = this.#hosts.placeOf(url);
    if (!place || !beginsWithAny(place, this.allowed)) {
      throw new RepositoryNotAllowedError();
    }
  }

  async #local(url: string, branch?: string) {
    const root = this.#localGitRoot;
    return root === undefined ? undefined : LocalBranch.open(root, url, branch);
  }

  async #gitHub(url: string, branch?: string) {
    const found = this.#hosts.gitHubOf(url);
    if (!found) return undefined;
    const { host, owner, repo } = found;
    const { token } = await this.#credentials.getCredentials({
      url: `https://${host}/${owner}/${repo}`,
    });
    if (!token) return undefined;
    const baseUrl = this.#integrations.github.byHost(host)?.config.apiBaseUrl;
    return GitHubBranch.open(
      createOctokit({ token, ...(baseUrl !== undefined && { baseUrl }) }),
      { owner, repo },
      branch,
    );
  }
}

function branchOf(revision: string | undefined): string | undefined {
  if (!revision || revision === 'HEAD') return undefined;
  return revision.replace(/^refs\/heads\//, '');
}
