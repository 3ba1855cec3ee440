import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { ForwardedError, toError } from '@backstage/errors';
import {
  environmentFolder,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { GitHosts } from '@flagstone/backstage-plugin-ai-platform-node';
import { placeOf } from './emittedPlaces';
import { existsAlready, takenByProject } from './environmentConflict';

interface Lookup {
  environment: Environment;
  hosts: GitHosts;
  urlReader: UrlReaderService;
  /** True if an environment that exists is to be changed. */
  update: boolean;
  signal?: AbortSignal;
}

/**
 * The document of an environment as it is committed on a remote Git host; undefined where the environment is new.
 *
 * @throws ConflictError where the environment exists and is not to be changed, or its name is another project's;
 * ForwardedError where the host does not answer
 */
export async function committedDocument(
  lookup: Lookup,
): Promise<string | undefined> {
  const { environment, hosts, update } = lookup;
  const { name, project } = environment.metadata;
  const { repoUrl, revision } = environment.spec.gitops;
  const where = `${repoUrl}, branch ${revision}`;
  // Local repositories are looked at by the step that commits to them, at the very head that it builds on.
  if (hosts.hostOf(repoUrl) === 'local') return undefined;
  const pattern = documentUrl(environment, hosts);
  if (!pattern) return undefined;
  const found = await search(lookup, pattern);
  const ours = found.find(({ url }) => projectOf(url) === project);
  const other = found.find(({ url }) => projectOf(url) !== project);
  if (other) {
    throw takenByProject({ name, project: projectOf(other.url), where });
  }
  if (ours && !update) throw existsAlready({ name, project, where });
  return ours && (await ours.content()).toString();
}

/** The URL of the documents of this name in every project. */
function documentUrl(
  environment: Environment,
  hosts: GitHosts,
): string | undefined {
  const { name } = environment.metadata;
  const { repositoryUrl, path } = placeOf(environment, {
    repository: 'platform-gitops-config',
    path: `${environmentFolder({ name, project: '*' })}/environment.yaml`,
    content: '',
  });
  return hosts.fileUrl(repositoryUrl, environment.spec.gitops.revision, path);
}

async function search({ urlReader, signal }: Lookup, pattern: string) {
  try {
    return (await urlReader.search(pattern, { signal })).files;
  } catch (error) {
    throw new ForwardedError(
      `Could not find out whether the environment exists already (${pattern})`,
      toError(error),
    );
  }
}

function projectOf(url: string): string {
  return url.split('/').at(-3) ?? '';
}
