import type { GitFolder } from '../gitops/repositories';

/** Where people read a repository in a browser; undefined for one that no web server shows. */
export function webUrl(repoUrl: string): string | undefined {
  const plain = repoUrl.replace(/\/+$/, '').replace(/\.git$/, '');
  if (/^https?:\/\//.test(plain)) return plain;
  const ssh =
    /^ssh:\/\/(?:[^/@]+@)?([^/:]+)(?::\d+)?\/(.+)$/.exec(plain) ??
    /^[^/:@]+@([^/:]+):\/?(.+)$/.exec(plain);
  return ssh ? `https://${ssh[1]}/${ssh[2]}` : undefined;
}

/**
 * URL of a file in a Git repository, as its host spells it: GitLab, Bitbucket and Azure DevOps have
 * their own ways, the others follow GitHub. For a repository without a web page the form of the
 * local Git host, `<repository>/blob/<revision>/<path>` with the revision encoded as one segment.
 */
export function fileUrl({ url, path }: GitFolder, revision: string): string {
  const web = webUrl(url);
  if (web === undefined) {
    return `${url}/blob/${encodeURIComponent(revision)}/${path}`;
  }
  const host = web.split('/')[2];
  if (/(?:^|\.)dev\.azure\.com$|\.visualstudio\.com$/.test(host)) {
    return `${web}?path=/${path}&version=GB${encodeURIComponent(revision)}`;
  }
  if (/(?:^|\.)bitbucket\.org$/.test(host))
    return `${web}/src/${revision}/${path}`;
  if (/(?:^|\.)gitlab\./.test(host)) return `${web}/-/blob/${revision}/${path}`;
  return `${web}/blob/${revision}/${path}`;
}
