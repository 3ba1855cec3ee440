import type { ApplicationFacts } from '../../facts';
import type { CommitFacts } from '../../inputs';
import type { DriftDeploy } from '../../../view/driftView';
import { compare, firstDifference } from '../../../quota/derive/order';
import { commitLink } from '../commitLink';
import { shownMessage } from '../../mask/shownMessage';
import { plainText } from '../../plainText';
import { timeOf } from '../times';

type Deploy = ApplicationFacts['history'][number];
type Commits = Readonly<Record<string, CommitFacts>>;

const MOST_DEPLOYS = 20;

function commitOf(
  revision: string,
  repoUrl: string | undefined,
  commits: Commits,
): DriftDeploy['commits'][number] {
  const known = Object.hasOwn(commits, revision)
    ? commits[revision]
    : undefined;
  const at = timeOf(known?.at);
  const link = commitLink(repoUrl, revision);
  return {
    revision: plainText(revision),
    ...(known?.author && { author: plainText(known.author) }),
    ...(known?.message && { message: shownMessage(known.message) }),
    ...(at && { at }),
    ...(link && { link }),
  };
}

function deployOf(deploy: Deploy, commits: Commits): DriftDeploy[] {
  const at = timeOf(deploy.deployedAt);
  if (at === undefined) return [];
  return [
    {
      id: plainText(deploy.id),
      at,
      ...(deploy.by && { by: plainText(deploy.by) }),
      commits: deploy.revisions.map((revision, index) =>
        commitOf(revision, deploy.repoUrls[index], commits),
      ),
    },
  ];
}

/** What was deployed, the latest first, at most 20; a deploy without a time is none. */
export function deploysOf(
  { history }: ApplicationFacts,
  commits: Commits,
): DriftDeploy[] {
  return history
    .flatMap((deploy, index) =>
      deployOf(deploy, commits).map(shown => ({ shown, index })),
    )
    .sort((a, b) =>
      firstDifference(compare(b.shown.at, a.shown.at), b.index - a.index),
    )
    .slice(0, MOST_DEPLOYS)
    .map(({ shown }) => shown);
}
