import { webUrl } from '../../emit/catalog/webUrl';
import { safeLink } from './safeLink';

const REVISION = /^[0-9a-f]{7,64}$/i;

/** How the hosts spell the page of a commit; others follow GitHub. */
const SPELLINGS: readonly [host: RegExp, page: string][] = [
  [/(?:^|\.)gitlab\./i, '/-/commit/'],
  [/(?:^|\.)bitbucket\.org$/i, '/commits/'],
];

/** The page of a commit on the host of its repository; undefined where the host has no pages, or it is no commit. */
export function commitLink(
  repoUrl: string | undefined,
  revision: string,
): string | undefined {
  const web = repoUrl === undefined ? undefined : webUrl(repoUrl);
  if (web === undefined || !REVISION.test(revision)) return undefined;
  const host = web.split('/')[2];
  const [, page] = SPELLINGS.find(([pattern]) => pattern.test(host)) ?? [
    host,
    '/commit/',
  ];
  return safeLink(`${web}${page}${revision}`);
}
