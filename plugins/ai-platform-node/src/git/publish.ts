import { BranchMovedError } from './branchMovedError';
import { moveBranches } from './moveBranches';
import {
  dropPending,
  makeCommit,
  tidyUp,
  type PendingCommit,
} from './pendingCommit';
import { planAll } from './plan';
import type { Plan, Published, PublishRequest } from './publication';

/**
 * Commits files to bare repositories: all of them or none. Every commit is made before the first branch moves; where a
 * later branch cannot move, the earlier ones go back. If someone else moved a branch meanwhile, everything is tried
 * once more on the new heads.
 *
 * @throws ConflictError with both heads when a branch moves a second time, NotFoundError for an unknown branch, and
 * whatever `inspect` throws
 * @public
 */
export async function publish(request: PublishRequest): Promise<Published[]> {
  try {
    return await attempt(request);
  } catch (error) {
    if (!(error instanceof BranchMovedError)) throw error;
    return attempt(request);
  }
}

async function attempt(request: PublishRequest): Promise<Published[]> {
  const plans = await planAll(request);
  if (request.dryRun) return plans.map(plan => published(plan));
  const pending: PendingCommit[] = [];
  try {
    for (const plan of plans.filter(({ changes }) => changes.length > 0)) {
      pending.push(await makeCommit(plan, request));
    }
    await moveBranches(pending, request.signal);
  } finally {
    await dropPending(pending);
  }
  await Promise.all(pending.map(tidyUp));
  return plans.map(plan =>
    published(plan, pending.find(commit => commit.plan === plan)?.id),
  );
}

function published(
  { publication, head, changes }: Plan,
  id?: string,
): Published {
  return {
    publication,
    commit: id ?? (changes.length === 0 ? head : undefined),
    changedFiles: changes.map(change => change.path).sort(),
  };
}
