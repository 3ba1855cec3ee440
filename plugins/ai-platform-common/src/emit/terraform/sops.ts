import type { Environment } from '../../model/environment';
import { sopsKey } from '../secrets/sopsKey';

/** Azure: id of the vault with the SOPS key, which lies beside the Terraform state. */
export function sopsVaultId(environment: Environment): string {
  const { account, iac } = environment.spec;
  const url = sopsKey(environment).azure_keyvault;
  const vault = url.replace(/^https:\/\//, '').split('.')[0];
  return `/subscriptions/${account}/resourceGroups/${iac.state.resourceGroup}/providers/Microsoft.KeyVault/vaults/${vault}`;
}
