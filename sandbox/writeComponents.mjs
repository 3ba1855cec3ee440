import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const REPOSITORY = '{{platform-gitops-config}}';

/**
 * Writes the catalog file of the components, with the address that the local repository has on this machine: catalog
 * files know no variables.
 *
 * @param {{ template: string, target: string, git: string }} files `git`: the folder with the bare repositories
 */
export async function writeComponents({ template, target, git }) {
  const { href } = pathToFileURL(path.join(git, 'platform-gitops-config.git'));
  const text = await readFile(template, 'utf8');
  await mkdir(path.dirname(target), { recursive: true });
  // In the template it stands between single quotes.
  const address = href.replaceAll("'", '%27');
  await writeFile(target, text.replaceAll(REPOSITORY, address));
}
