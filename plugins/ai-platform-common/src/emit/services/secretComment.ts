import type { Environment } from '../../model/environment';
import type { PlatformService } from './platformService';
import { secretEntryName } from './secretNeeds';

function origin(environment: Environment, service: string): string {
  return environment.spec.platform.secrets === 'external-secrets'
    ? `from the entry ${secretEntryName(environment, {
        service,
      })} of the secret manager`
    : 'which has to be there, encrypted in Git';
}

/** What a reader has to know about the Secrets of a service: a line for each, or none. */
export function secretComment(
  environment: Environment,
  { secrets = [] }: Pick<PlatformService, 'secrets'>,
): string[] {
  return secrets.map(({ service, namespace, name, keys, templates = {} }) => {
    const all = [...Object.keys(keys), ...Object.keys(templates)].join(', ');
    return `It reads the Secret ${namespace}/${name} (${all}), ${origin(
      environment,
      service,
    )}.`;
  });
}
