import { ConflictError, toError } from '@backstage/errors';
import { BranchMovedError } from './branchMovedError';
import { runGit } from './git';
import { headOf } from './objects';
import type { PendingCommit } from './pendingCommit';

/**
 * Moves the branches to their commits, one after the other. Where one cannot move, those before it go back to where
 * they were, unless someone has built on them already.
 *
 * @throws BranchMovedError where a branch is not at the head that its commit was made for
 */
export async function moveBranches(
  commits: readonly PendingCommit[],
  signal?: AbortSignal,
): Promise<void> {
  const moved: PendingCommit[] = [];
  try {
    for (const commit of commits) {
      signal?.throwIfAborted();
      await moveBranch(commit);
      moved.push(commit);
    }
  } catch (error) {
    throw withLeftovers(error, await moveBack(moved.reverse()));
  }
}

async function moveBranch({ plan, id }: PendingCommit): Promise<void> {
  const { publication, ref, head } = plan;
  const { repository, branch } = publication;
  const nothing = '0'.repeat(id.length);
  try {
    await runGit({
      gitDir: repository.gitDir,
      args: ['update-ref', ref, id, head ?? nothing],
    });
  } catch (error) {
    const found = await headOf(repository, ref);
    if (found === head) throw error;
    throw new BranchMovedError(
      `the branch ${branch} of ${repository.name}`,
      head ?? 'none',
      found ?? 'none',
    );
  }
}

/** Moves branches back, and gives the names of the repositories where that was not possible. */
async function moveBack(moved: PendingCommit[]): Promise<string[]> {
  const left: string[] = [];
  for (const { plan, id } of moved) {
    const { repository } = plan.publication;
    const back = plan.head ? [plan.ref, plan.head, id] : ['-d', plan.ref, id];
    try {
      await runGit({
        gitDir: repository.gitDir,
        args: ['update-ref', ...back],
      });
    } catch {
      left.push(`${repository.name} (${id})`);
    }
  }
  return left;
}

function withLeftovers(error: unknown, left: string[]): unknown {
  if (left.length === 0) return error;
  return new ConflictError(
    `${
      toError(error).message
    } These commits could not be taken back, as someone has built on them: ${left.join(
      ', ',
    )}`,
    error,
  );
}
