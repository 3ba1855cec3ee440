import type { Environment } from '../../../model/environment';
import type { Cloud } from '../../../model/vocabulary';
import type { HclItem } from '../../print/hclTree';
import type { TerraformFile } from '../terraformFile';
import { awsSecrets } from './aws';
import { azureSecrets } from './azure';
import { gcpSecrets } from './gcp';

const SECRETS: Readonly<
  Record<Cloud, (environment: Environment) => HclItem[]>
> = { aws: awsSecrets, gcp: gcpSecrets, azure: azureSecrets };

/** secrets.tf: what the cluster may read of the cloud's secrets. Sealed Secrets needs nothing of the cloud. */
export function secretsFile(environment: Environment): TerraformFile[] {
  const { cloud, platform } = environment.spec;
  if (platform.secrets === 'sealed-secrets') return [];
  const body = SECRETS[cloud](environment);
  return body.length > 0 ? [{ name: 'secrets.tf', body }] : [];
}
