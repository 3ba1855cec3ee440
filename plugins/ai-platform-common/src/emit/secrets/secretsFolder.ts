import type { Environment } from '../../model/environment';

/** Name of the folder with the encrypted Secrets, and of what deploys it. */
export const SECRETS_FOLDER = 'secrets';

/**
 * True where Secrets lie in Git, encrypted: people commit them to a folder of their own, which is
 * deployed like a service. External Secrets needs none, its Secrets come from the cloud.
 */
export function hasSecretsFolder({ spec }: Environment): boolean {
  return spec.platform.secrets !== 'external-secrets';
}
