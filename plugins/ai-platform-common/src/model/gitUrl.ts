import { REPOSITORIES, type Layout, type Repository } from './vocabulary';

/**
 * URLs of Git repositories: https, ssh, scp-like (`git@host:path`) and file. Without the characters that
 * an AppProject would take for a pattern.
 */
export const GIT_URL_PATTERN =
  /^(?:https?:\/\/|ssh:\/\/|file:\/\/\/)[^\s"'`\\<>*?![\]{}]+$|^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^\s"'`\\<>*?![\]{}]+$/;

const CREDENTIALS_PATTERN = /^[a-z]+:\/\/[^/@\s]+@/i;
const GITOPS: Repository = 'platform-gitops-config';

/** True if the URL carries a user name and password or a token. `ssh://git@…` carries none. */
export function hasCredentials(url: string): boolean {
  return CREDENTIALS_PATTERN.test(url) && !/^ssh:\/\/[^:@/]+@/i.test(url);
}

const FOLDER_PATTERN = /^(?:\.{1,2}|\/)(?:\/|$|[^/\s])/;

/** True if a source of modules is a folder and not a Git repository. */
export function isFolder(source: string): boolean {
  return FOLDER_PATTERN.test(source);
}

interface SplitUrl {
  base: string;
  name: string;
  suffix: string;
}

function splitUrl(url: string): SplitUrl {
  const match = /^(.*[/:])([^/:]+?)(\.git)?\/?$/.exec(url);
  return match
    ? { base: match[1], name: match[2], suffix: match[3] ?? '' }
    : { base: url, name: '', suffix: '' };
}

/** The layout that a URL implies: separate repositories where it names the GitOps repository, else one. */
export function layoutOf(repoUrl: string): Layout {
  return splitUrl(repoUrl).name === GITOPS ? 'repositories' : 'monorepo';
}

/** Where one of the repositories lies. @public */
export interface RepositoryLocation {
  /** URL of the Git repository. */
  url: string;
  /** Folder of the repository that paths are relative to; empty for its root. */
  folder: string;
}

/**
 * Where a repository lies, from the URL in `spec.gitops.repoUrl`: a sibling of the GitOps repository,
 * or a folder of the one repository.
 * @public
 */
export function repositoryLocation(
  gitops: { repoUrl: string; layout: Layout },
  repository: Repository,
): RepositoryLocation {
  if (gitops.layout === 'monorepo') {
    return { url: gitops.repoUrl, folder: repository };
  }
  const { base, suffix } = splitUrl(gitops.repoUrl);
  return { url: `${base}${repository}${suffix}`, folder: '' };
}

/** A path of a repository as it stands in the place where that repository lies. */
export function locatedPath(
  location: RepositoryLocation,
  path: string,
): string {
  return location.folder ? `${location.folder}/${path}` : path;
}

/** All repositories, or the one folder-bearing repository, without repeats. */
export function repositoryUrls(gitops: {
  repoUrl: string;
  layout: Layout;
}): string[] {
  const urls = REPOSITORIES.map(name => repositoryLocation(gitops, name).url);
  return [...new Set(urls)];
}
