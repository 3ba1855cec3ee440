import type { Environment } from '../../model/environment';
import { attributes, block, comment, type HclItem } from '../print/hclTree';
import type { TerraformFile } from './terraformFile';

function backend({ metadata, spec }: Environment): HclItem {
  const { state } = spec.iac;
  const folder = `${metadata.project}/${metadata.name}`;
  const key = `${folder}/terraform.tfstate`;
  switch (spec.cloud) {
    case 'aws':
      return block(
        'backend',
        ['s3'],
        attributes({
          bucket: state.bucket,
          key,
          region: state.region,
          encrypt: true,
          kms_key_id: state.kmsKey,
          use_lockfile: true,
        }),
      );
    case 'gcp':
      return block(
        'backend',
        ['gcs'],
        attributes({
          bucket: state.bucket,
          prefix: folder,
          kms_encryption_key: state.kmsKey,
        }),
      );
    default:
      return block(
        'backend',
        ['azurerm'],
        attributes({
          resource_group_name: state.resourceGroup,
          storage_account_name: state.storageAccount,
          container_name: state.container,
          key,
          use_azuread_auth: true,
        }),
      );
  }
}

/** backend.tf: where the state lies, encrypted and locked. */
export function backendFile(environment: Environment): TerraformFile {
  return {
    name: 'backend.tf',
    body: [
      block(
        'terraform',
        [],
        [
          comment('The platform team made this store once for the account.'),
          backend(environment),
        ],
      ),
    ],
  };
}
