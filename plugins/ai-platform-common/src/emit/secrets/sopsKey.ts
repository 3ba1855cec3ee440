import type { Environment } from '../../model/environment';
import { fingerprint } from '../../model/names';

function awsPartition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * The key that encrypts an environment's secrets, as a SOPS creation rule spells it: one key an
 * account and region, which the platform team makes once, beside the one of the Terraform state.
 * @see https://getsops.io/docs/#using-sops-yaml-conf-to-select-kms-pgp-and-age-for-new-files
 */
export function sopsKey({ spec }: Environment): Record<string, string> {
  const { account, cloud, region } = spec;
  switch (cloud) {
    case 'aws':
      return {
        kms: `arn:${awsPartition(region)}:kms:${region}:${account}:alias/sops`,
      };
    case 'gcp':
      return {
        gcp_kms: `projects/${account}/locations/${region}/keyRings/sops/cryptoKeys/secrets`,
      };
    default:
      // Names of vaults are global. The last slash asks for the newest version of the key.
      return {
        azure_keyvault: `https://sops-${fingerprint(
          account,
        )}.vault.azure.net/keys/secrets/`,
      };
  }
}
