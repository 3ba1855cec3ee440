import type { Environment } from '../../model/environment';
import { dnsName } from '../../model/names';

/** Name of a service's Application. At most 63 characters: Argo CD writes it into labels. */
export function applicationName(environment: Environment, id: string): string {
  return dnsName([environment.metadata.name, id]);
}

/** Name of the AppProject that admits the environment's Applications and nothing else. */
export function appsProjectName(environment: Environment): string {
  return dnsName([environment.metadata.name, 'apps']);
}
