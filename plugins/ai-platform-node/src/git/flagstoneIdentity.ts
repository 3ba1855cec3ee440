import type { Identity } from './fastImport';

/** The committer of every commit, and the author of those that no person asked for. @public */
export const FLAGSTONE: Identity = {
  name: 'Flagstone',
  email: 'flagstone@localhost',
};
