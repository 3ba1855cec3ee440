import type { Environment } from '../../../model/environment';
import {
  attributes,
  block,
  comment,
  expression,
  type HclItem,
} from '../../print/hclTree';
import {
  AZURE_IDENTITY_SECRET,
  keyVaultName,
} from '../../services/externalSecrets';
import { SECRET_READER } from '../../services/workloadIdentities';

function group({ metadata, spec }: Environment): HclItem {
  return block(
    'resource',
    ['azurerm_resource_group', 'secrets'],
    attributes({
      name: `rg-${metadata.name}-secrets`,
      location: spec.region,
      tags: expression('local.tags'),
    }),
  );
}

function vault(environment: Environment): HclItem {
  return block(
    'resource',
    ['azurerm_key_vault', 'secrets'],
    attributes({
      name: keyVaultName(environment),
      resource_group_name: expression('azurerm_resource_group.secrets.name'),
      location: environment.spec.region,
      tenant_id: expression('data.azurerm_client_config.current.tenant_id'),
      sku_name: 'standard',
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      tags: expression('local.tags'),
    }),
  );
}

function namespace(): HclItem {
  return block(
    'resource',
    ['kubernetes_namespace_v1', 'external_secrets'],
    [
      block('metadata', [], attributes({ name: SECRET_READER.namespace })),
      comment('The GitOps controller labels it.'),
      block(
        'lifecycle',
        [],
        attributes({
          ignore_changes: [
            expression('metadata[0].annotations'),
            expression('metadata[0].labels'),
          ],
        }),
      ),
    ],
  );
}

function identitySecret(): HclItem {
  const owner = 'kubernetes_namespace_v1.external_secrets.metadata[0].name';
  return block(
    'resource',
    ['kubernetes_secret_v1', 'identity'],
    [
      block(
        'metadata',
        [],
        attributes({
          name: AZURE_IDENTITY_SECRET,
          namespace: expression(owner),
        }),
      ),
      ...attributes({
        data: {
          'client-id': expression(
            `module.cluster.workload_identities["${SECRET_READER.name}"]`,
          ),
          'tenant-id': expression(
            'data.azurerm_client_config.current.tenant_id',
          ),
        },
      }),
    ],
  );
}

/** The vault that External Secrets reads on Azure. With SOPS, the role on its key is in the module's input. */
export function azureSecrets(environment: Environment): HclItem[] {
  if (environment.spec.platform.secrets === 'sops') return [];
  return [
    block('data', ['azurerm_client_config', 'current'], []),
    comment('Apart from the cluster, which can then be made anew without it.'),
    group(environment),
    comment('External Secrets reads it; people with a role on it write.'),
    vault(environment),
    comment('Ids that Azure makes up: Git cannot know them.'),
    namespace(),
    identitySecret(),
  ];
}
