import { NotFoundError } from '@backstage/errors';
import { branchRef } from './branch';
import type { FileChange } from './fastImport';
import { runGit } from './git';
import type { LocalRepository } from './localRepository';
import { blobId, headOf, objectIds } from './objects';
import type { Branch, Plan, Publication, PublishRequest } from './publication';

/**
 * Finds out what the branches need. Reads the repositories and writes nothing.
 *
 * @throws NotFoundError for a branch that does not exist in a repository that has others, and what `inspect` throws
 */
export async function planAll(request: PublishRequest): Promise<Plan[]> {
  request.signal?.throwIfAborted();
  const branches = await Promise.all(request.publications.map(findBranch));
  const stale = await request.inspect(branches);
  return Promise.all(
    branches.map(async branch => {
      const { url } = branch.publication.repository;
      const paths = stale
        .filter(place => place.repositoryUrl === url)
        .map(place => place.path);
      return { ...branch, changes: await changesOf(branch, paths) };
    }),
  );
}

async function findBranch(publication: Publication): Promise<Branch> {
  const { repository, branch } = publication;
  const ref = branchRef(branch);
  const head = await headOf(repository, ref);
  if (!head && (await hasBranches(repository))) {
    throw new NotFoundError(
      `The repository ${repository.name} has no branch ${branch}; create it first, or name one that exists`,
    );
  }
  return { publication, ref, ...(head && { head }) };
}

async function hasBranches({ gitDir }: LocalRepository): Promise<boolean> {
  const args = ['for-each-ref', '--count=1', 'refs/heads'];
  return (await runGit({ gitDir, args })).length > 0;
}

/** The files that differ from the head, and the stale ones that it still has. */
async function changesOf(
  { publication, head }: Branch,
  stale: readonly string[],
): Promise<FileChange[]> {
  const { repository, files } = publication;
  if (!head) return [...files];
  const kept = new Set(files.map(file => file.path));
  const gone = stale.filter(path => !kept.has(path)).map(path => ({ path }));
  const all: FileChange[] = [...files, ...gone];
  const ids = await objectIds(
    repository,
    all.map(({ path }) => `${head}:${path}`),
  );
  return all.filter(({ content }, index) =>
    content ? blobId(content, head) !== ids[index] : ids[index] !== undefined,
  );
}
