import type { Environment } from '../../model/environment';
import { expression, type HclObject, type HclValue } from '../print/hclTree';
import {
  SECRET_READER,
  type WorkloadIdentity,
} from '../services/workloadIdentities';
import { sopsVaultId } from './sops';

/** Flux decrypts with the account of its kustomize-controller. */
export const SOPS_READER: WorkloadIdentity = {
  name: 'sops',
  namespace: 'flux-system',
  serviceAccount: 'kustomize-controller',
};

function identity(account: WorkloadIdentity, roles?: HclValue[]): HclObject {
  return {
    [account.name]: {
      namespace: account.namespace,
      service_account: account.serviceAccount,
      roles,
    },
  };
}

// Built from names, which a plan knows, and not from the id, which it does not: the module counts its grants by them.
// The account is a GUID, so it needs no escaping.
function vaultRole({ spec }: Environment): HclValue {
  const group = `/subscriptions/${spec.account}/resourceGroups/\${azurerm_resource_group.secrets.name}`;
  const vault = `${group}/providers/Microsoft.KeyVault/vaults/\${azurerm_key_vault.secrets.name}`;
  return expression(`"Key Vault Secrets User@${vault}"`);
}

/**
 * The module's `workload_identities`: the service accounts that act in the cloud. On AWS and Google Cloud its roles
 * would open the whole account's secrets, so that secrets.tf gives narrower ones.
 */
export function workloadIdentities(environment: Environment): HclObject {
  const { cloud, platform } = environment.spec;
  const azure = cloud === 'azure';
  switch (platform.secrets) {
    case 'external-secrets':
      return identity(
        SECRET_READER,
        azure ? [vaultRole(environment)] : undefined,
      );
    case 'sops':
      return identity(
        SOPS_READER,
        azure
          ? [`Key Vault Crypto User@${sopsVaultId(environment)}`]
          : undefined,
      );
    default:
      return {};
  }
}
