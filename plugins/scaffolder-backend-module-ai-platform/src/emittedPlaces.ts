import {
  emitEnvironment,
  parseEnvironment,
  repositoryLocation,
  type EmittedFile,
  type Environment,
  type EnvironmentMetadata,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Place } from '@flagstone/backstage-plugin-ai-platform-node';
import { parse } from 'yaml';

/** Where a file of an environment lies: the repository's URL and the path in it. */
export function placeOf(
  { spec }: Environment,
  { repository, path }: EmittedFile,
): Place {
  const { url, folder } = repositoryLocation(spec.gitops, repository);
  return { repositoryUrl: url, path: folder ? `${folder}/${path}` : path };
}

/** What is said where a committed document cannot tell which files were its own. */
export const UNREADABLE =
  'The committed document cannot be read by this version, so files that it stood for stay where they are.';

/**
 * Where the files of a committed document lie. Undefined where today's Flagstone cannot read it, or where it is the
 * document of another environment, whose files are not this one's to delete.
 */
export function emittedPlaces(
  text: string,
  { name, project }: Pick<EnvironmentMetadata, 'name' | 'project'>,
): Place[] | undefined {
  const { environment } = parseEnvironment(parsedYaml(text));
  const { metadata } = environment ?? {};
  return environment && metadata?.name === name && metadata.project === project
    ? emitEnvironment(environment).map(file => placeOf(environment, file))
    : undefined;
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error' });
  } catch {
    return undefined;
  }
}
