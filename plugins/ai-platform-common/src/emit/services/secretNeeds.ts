import type { Environment } from '../../model/environment';
import { dnsName } from '../../model/names';
import type {
  IgnoreDifference,
  Manifest,
  SecretNeed,
  Values,
} from './platformService';

/** Name of the ClusterSecretStore that reads the cloud's secret manager. */
export const SECRET_STORE = 'cloud-secrets';

/**
 * Name of the entry in the cloud's secret manager that fills a Secret. Only letters, digits and dashes,
 * which all three clouds allow; one entry for each service of an environment.
 */
export function secretEntryName(
  environment: Environment,
  need: Pick<SecretNeed, 'service'>,
): string {
  return dnsName([environment.metadata.name, need.service], 127);
}

/** Fields of an ExternalSecret that the API server fills with defaults. */
export const EXTERNAL_SECRET_DEFAULTS: IgnoreDifference = {
  group: 'external-secrets.io',
  kind: 'ExternalSecret',
  jqPathExpressions: [
    '.spec.data[]?.remoteRef.conversionStrategy',
    '.spec.data[]?.remoteRef.decodingStrategy',
    '.spec.data[]?.remoteRef.metadataPolicy',
    '.spec.data[]?.remoteRef.nullBytePolicy',
    '.spec.target.deletionPolicy',
    '.spec.target.template.engineVersion',
    '.spec.target.template.mergePolicy',
  ],
};

// With a template, ESO writes the composed keys alone unless it is told to merge.
function template(need: SecretNeed): Values {
  if (!need.templates) return {};
  return { template: { mergePolicy: 'Merge', data: need.templates } };
}

function externalSecret(environment: Environment, need: SecretNeed): Manifest {
  const entry = secretEntryName(environment, need);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: need.name, namespace: need.namespace },
    spec: {
      refreshInterval: '1h0m0s',
      secretStoreRef: { kind: 'ClusterSecretStore', name: SECRET_STORE },
      target: {
        name: need.name,
        creationPolicy: 'Owner',
        ...template(need),
      },
      data: Object.entries(need.keys).map(([secretKey, property]) => ({
        secretKey,
        remoteRef: { key: entry, property },
      })),
    },
  };
}

/**
 * ExternalSecrets that fill the Secrets. Nothing with sealed-secrets and sops: there, people commit
 * the encrypted Secrets under the same names.
 */
export function externalSecrets(
  environment: Environment,
  needs: readonly SecretNeed[],
): Manifest[] {
  if (environment.spec.platform.secrets !== 'external-secrets') return [];
  return needs.map(need => externalSecret(environment, need));
}
