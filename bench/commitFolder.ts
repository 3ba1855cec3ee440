import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  openLocalRepository,
  localRepositoryUrl,
} from '../plugins/ai-platform-node/src/git/localRepository';
import { publish } from '../plugins/ai-platform-node/src/git/publish';

const IDENTITY = { name: 'bench', email: 'bench@localhost' };

/** Commits everything below a folder to the local repository `platform`, as the publish action does; gives the number of files. */
export async function commitFolder(
  root: string,
  folder: string,
): Promise<number> {
  const repository = await openLocalRepository(
    root,
    localRepositoryUrl(root, 'platform'),
  );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({
      path: path.slice(folder.length + 1),
      content: readFileSync(path),
    }));
  const [published] = await publish({
    publications: [{ repository, branch: 'main', files }],
    inspect: async () => [],
    message: 'Add environments',
    author: IDENTITY,
    committer: IDENTITY,
  });
  return published.changedFiles.length;
}
