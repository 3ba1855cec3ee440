import type { EnvironmentMetadata } from '../model/environment';

/** The folder of an environment in each of the repositories. @public */
export function environmentFolder(
  metadata: Pick<EnvironmentMetadata, 'project' | 'name'>,
): string {
  return `environments/${metadata.project}/${metadata.name}`;
}
