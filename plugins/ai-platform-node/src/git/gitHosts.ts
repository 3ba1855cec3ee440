import type { ScmIntegrations } from '@backstage/integration';
import { localFileUrl } from './localFileUrl';
import { isWayUp, repositoryParts } from './repositoryPrefix';

/** Who keeps a repository: this machine, GitHub, or someone that no publish step is known for. @public */
export type Host = 'local' | 'github' | 'other';

/** A repository on GitHub. @public */
export interface GitHubRepository {
  host: string;
  owner: string;
  repo: string;
}

const URL_FORM =
  /^(?:https?|ssh):\/\/(?:[^@/]+@)?([^/:]+)(?::\d+)?\/([^/]+)\/([^/]+?)(?:\.git)?\/?$/;
const SCP_FORM = /^[^@/]+@([^:/]+):([^/]+)\/([^/]+?)(?:\.git)?\/?$/;

/** Knows what the URLs of Git repositories mean, from the integrations of the configuration. @public */
export class GitHosts {
  readonly #integrations: ScmIntegrations;

  constructor(integrations: ScmIntegrations) {
    this.#integrations = integrations;
  }

  hostOf(gitUrl: string): Host {
    if (gitUrl.startsWith('file:')) return 'local';
    return this.gitHubOf(gitUrl) ? 'github' : 'other';
  }

  /** The form in which Backstage's actions name a GitHub repository: `github.com?owner=…&repo=…`. */
  repoUrlOf(gitUrl: string): string | undefined {
    const found = this.gitHubOf(gitUrl);
    if (!found) return undefined;
    const { host, owner, repo } = found;
    return `${host}?${new URLSearchParams({ owner, repo })}`;
  }

  /** The URL under which the catalog reads a file of a repository; undefined on hosts that are not known. */
  fileUrl(gitUrl: string, branch: string, path: string): string | undefined {
    if (gitUrl.startsWith('file:')) return localFileUrl(gitUrl, branch, path);
    const found = this.gitHubOf(gitUrl);
    if (!found) return undefined;
    const { host, owner, repo } = found;
    return `https://${host}/${owner}/${repo}/blob/${branch}/${path}`;
  }

  /**
   * Where a repository lies, spelt in one way whatever its URL: `['github.com', 'acme', 'config']`. Undefined on hosts that
   * are not known.
   */
  placeOf(gitUrl: string): string[] | undefined {
    const [, path] = /^file:\/\/(\/.*)$/.exec(gitUrl) ?? [];
    if (path !== undefined) {
      return ['file:', ...repositoryParts(path.split('/').slice(1))];
    }
    const found = this.gitHubOf(gitUrl);
    // GitHub takes no notice of case.
    return (
      found &&
      [found.host, found.owner, found.repo].map(part => part.toLowerCase())
    );
  }

  /** The repository on GitHub that a URL names; undefined for every other URL. */
  gitHubOf(gitUrl: string): GitHubRepository | undefined {
    const match = URL_FORM.exec(gitUrl) ?? SCP_FORM.exec(gitUrl);
    if (!match) return undefined;
    const [, host, owner, repo] = match;
    // In the address of a request they would lead to something else.
    if (isWayUp(owner) || isWayUp(repo)) return undefined;
    return this.#integrations.byHost(host)?.type === 'github'
      ? { host, owner, repo }
      : undefined;
  }
}
