import { createMockDirectory } from '@backstage/backend-test-utils';
import { mkdirSync } from 'node:fs';
import { GitHost } from './gitHost';

/** A folder of local repositories in which there is none at the start of each test; for the top of a file of tests. */
export function emptyGitHost(): GitHost {
  const directory = createMockDirectory();
  const host = new GitHost(directory.resolve('git'));
  beforeEach(() => mkdirSync(host.root, { recursive: true }));
  afterEach(() => directory.clear());
  return host;
}
