import { NotAllowedError } from '@backstage/errors';

/** The Git host does not let this Backstage write to a repository. @public */
export class RepositoryNotWritableError extends NotAllowedError {
  constructor(repository: string) {
    super(`The Git host does not let Backstage write to ${repository}`);
  }
}
