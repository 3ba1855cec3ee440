import { NotAllowedError } from '@backstage/errors';

/** The configuration of this Backstage keeps it from a repository. @public */
export class RepositoryNotAllowedError extends NotAllowedError {
  constructor() {
    super('The configuration of Backstage does not allow this repository');
  }
}
