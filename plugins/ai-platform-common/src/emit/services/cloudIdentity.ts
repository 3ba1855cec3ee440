import type { Environment } from '../../model/environment';
import { sha256 } from './sha256';

// Google Cloud allows 6 to 30 characters in the id of a service account.
const SHORTEST = 6;
const LONGEST = 30;
const KEPT = 23;
const HASHED = 6;

/**
 * Email of the Google service account that the cluster module makes for a workload identity.
 * The id is that of the module: a name that does not fit keeps its beginning and gets six digits of
 * the SHA-256 of the whole.
 */
export function googleServiceAccount(
  environment: Environment,
  identity: string,
): string {
  const { metadata, spec } = environment;
  const name = `${metadata.name}-${identity}`;
  const fits = name.length >= SHORTEST && name.length <= LONGEST;
  const stem = name.slice(0, KEPT).replace(/-$/, '');
  const id = fits ? name : `${stem}-${sha256(name).slice(0, HASHED)}`;
  return `${id}@${spec.account}.iam.gserviceaccount.com`;
}

/**
 * Annotations of a Kubernetes service account that acts in the cloud. EKS associates the account itself,
 * and Azure's identity is named where it is used, so that only GKE wants any.
 */
export function identityAnnotations(
  environment: Environment,
  identity: string,
): Record<string, string> {
  return environment.spec.cloud === 'gcp'
    ? {
        'iam.gke.io/gcp-service-account': googleServiceAccount(
          environment,
          identity,
        ),
      }
    : {};
}
