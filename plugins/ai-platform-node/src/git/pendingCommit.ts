import { randomUUID } from 'node:crypto';
import { fastImportStream, type Identity } from './fastImport';
import { runGit } from './git';
import type { Plan } from './publication';

/** A commit that is made, and that no branch holds yet. */
export interface PendingCommit {
  plan: Plan;
  id: string;
  /** The ref that keeps it from being collected. */
  ref: string;
}

interface CommitDetails {
  message: string;
  author: Identity;
  committer: Identity;
  signal?: AbortSignal;
}

/** Makes the commit that a plan describes, on a ref of its own. */
export async function makeCommit(
  plan: Plan,
  { message, author, committer, signal }: CommitDetails,
): Promise<PendingCommit> {
  const { head, changes, publication } = plan;
  const ref = `refs/flagstone/${randomUUID()}`;
  const id = await runGit({
    gitDir: publication.repository.gitDir,
    args: ['fast-import', '--quiet', '--done', '--date-format=now'],
    input: fastImportStream({
      ...{ ref, author, committer, message, changes },
      ...(head && { parent: head }),
    }),
    signal,
  });
  return { plan, id: id.toString().trim(), ref };
}

/** Removes the refs of pending commits; the commits stay where a branch holds them. Never throws. */
export async function dropPending(
  commits: readonly PendingCommit[],
): Promise<void> {
  for (const { plan, ref } of commits) {
    const { gitDir } = plan.publication.repository;
    // A ref that stays does no harm, and must not hide what became of the branches.
    await runGit({ gitDir, args: ['update-ref', '-d', ref] }).catch(() => {});
  }
}

/**
 * Packs a repository that has grown many loose objects and packs, as Git does after a push. Never throws: the commits
 * are there already.
 */
export async function tidyUp({ plan }: PendingCommit): Promise<void> {
  const { gitDir } = plan.publication.repository;
  await runGit({ gitDir, args: ['gc', '--auto', '--quiet'] }).catch(() => {});
}
