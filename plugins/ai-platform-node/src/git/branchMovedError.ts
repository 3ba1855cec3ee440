import { ConflictError } from '@backstage/errors';

/** Someone else was first: a branch is no longer where it was when the commit was made. @public */
export class BranchMovedError extends ConflictError {
  constructor(where: string, expected: string, found: string) {
    super(
      `Someone else changed ${where} at the same time: expected the head ${expected}, found ${found}. Nothing was published; run it again.`,
    );
  }
}
