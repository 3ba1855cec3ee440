import { webUrl } from '../../emit/catalog/webUrl';

const REVISION = /^[0-9a-f]{7,64}$/i;
const CREDENTIALS = /^(https?:\/\/)[^/@\s]*@/;
const PAGE = /^https?:\/\/[\w.-]+(?::\d+)?\/[\w./~-]+$/;

/** How the hosts spell the page of a commit; others follow GitHub. */
const SPELLINGS: readonly [host: RegExp, page: string][] = [
  [/(?:^|\.)gitlab\./i, '/-/commit/'],
  [/(?:^|\.)bitbucket\.org$/i, '/commits/'],
];

/**
 * The page of a commit on the host of its repository, without the credentials of the repository's URL. Undefined where
 * the host has no pages, or it is no commit.
 *
 * @example
 * commitLink('ssh://github.com/acme/shop.git', 'abc1234'); // https://github.com/acme/shop/commit/abc1234
 */
export function commitLink(
  repoUrl: string | undefined,
  revision: string,
): string | undefined {
  const web = webUrl(repoUrl ?? '')?.replace(CREDENTIALS, '$1');
  if (web === undefined || !REVISION.test(revision)) return undefined;
  const parts = web.split('/');
  if (!PAGE.test(web) || parts.includes('..')) return undefined;
  const [, page] = SPELLINGS.find(([host]) => host.test(parts[2])) ?? [
    undefined,
    '/commit/',
  ];
  return `${web}${page}${revision}`;
}
