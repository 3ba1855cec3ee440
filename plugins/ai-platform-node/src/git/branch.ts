import { InputError } from '@backstage/errors';

// The branch names that git-check-ref-format(1) admits, without those that need quoting anywhere.
const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/**
 * The full name of a branch.
 *
 * @throws InputError for a name that Git or a reader could take for something else
 */
export function branchRef(branch: string): string {
  const fine = branch
    .split('/')
    .every(
      part =>
        SEGMENT.test(part) &&
        !part.includes('..') &&
        !part.endsWith('.') &&
        !part.endsWith('.lock'),
    );
  if (!fine || branch.length > 200) {
    throw new InputError(`${JSON.stringify(branch)} is not a branch name`);
  }
  return `refs/heads/${branch}`;
}
