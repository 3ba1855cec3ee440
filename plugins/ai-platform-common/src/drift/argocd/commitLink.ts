const SCP_LIKE = /^(?:[\w.-]+@)?([\w.-]+):(?!\/)([\w./~-]+)$/;
const URL_LIKE =
  /^(?:https?|ssh|git):\/\/(?:[^/@\s]*@)?([\w.-]+)(?::\d+)?\/([\w./~-]+)$/i;
const COMMIT = /^[0-9a-f]{7,64}$/;

/** Where the hosts keep the page of a commit. */
const PLACES: readonly { host: RegExp; place: string }[] = [
  { host: /(^|\.)github\b/, place: 'commit' },
  { host: /(^|\.)gitlab\b/, place: '-/commit' },
  { host: /^bitbucket\.org$/, place: 'commits' },
  { host: /(^|\.)(gitea|forgejo)\b|^codeberg\.org$/, place: 'commit' },
];

/**
 * The page of a commit at GitHub, GitLab, Bitbucket or Gitea; undefined where the host is none that is known by its
 * name. Credentials and ports in the address are left out.
 *
 * @example
 * commitLink('ssh://github.com/acme/shop.git', 'abc1234'); // https://github.com/acme/shop/commit/abc1234
 * @public
 */
export function commitLink(
  repoUrl: string,
  revision: string,
): string | undefined {
  const match = URL_LIKE.exec(repoUrl) ?? SCP_LIKE.exec(repoUrl);
  if (!match || !COMMIT.test(revision)) return undefined;
  const [, host, path] = match;
  const found = PLACES.find(({ host: pattern }) =>
    pattern.test(host.toLowerCase()),
  );
  const repository = path.replace(/\/+$/, '').replace(/\.git$/, '');
  return found && !repository.split('/').includes('..')
    ? `https://${host.toLowerCase()}/${repository}/${found.place}/${revision}`
    : undefined;
}
