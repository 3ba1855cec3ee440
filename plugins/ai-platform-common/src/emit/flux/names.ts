import type { Environment } from '../../model/environment';
import { dnsName } from '../../model/names';

/** Name of a part of the environment. At most 63 characters: Flux writes names into labels. */
export function fluxName(environment: Environment, ...parts: string[]): string {
  return dnsName([environment.metadata.name, ...parts]);
}

/** Name of the HelmRepository for a chart repository. */
export function helmRepositoryName(
  environment: Environment,
  repoUrl: string,
): string {
  const address = repoUrl.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  return fluxName(environment, address.replace(/[^a-z0-9]+/g, '-'));
}
