import type { Environment } from '../../model/environment';
import {
  attributes,
  block,
  call,
  comment,
  expression,
  type HclItem,
  type HclObject,
} from '../print/hclTree';
import type { TerraformFile } from './terraformFile';

/** The Entra application of AKS, the same in every tenant. */
export const AKS_SERVER_ID = '6dae42f8-4368-4678-94ff-3960e28e3630';

function cloudProvider({ spec }: Environment): HclItem {
  const { account, cloud, region } = spec;
  const tags = expression('local.tags');
  switch (cloud) {
    case 'aws':
      return block(
        'provider',
        ['aws'],
        [
          ...attributes({ region, allowed_account_ids: [account] }),
          block('default_tags', [], attributes({ tags })),
        ],
      );
    case 'gcp':
      return block(
        'provider',
        ['google'],
        [
          ...attributes({ project: account, region, default_labels: tags }),
          comment('The budget API bills its requests to a project.'),
          ...attributes({
            billing_project: account,
            user_project_override: true,
          }),
        ],
      );
    default:
      return block(
        'provider',
        ['azurerm'],
        [
          ...attributes({ subscription_id: account }),
          block(
            'features',
            [],
            [
              block(
                'storage',
                [],
                [
                  comment(
                    "The flow logs' storage answers to no network, so not to this one either.",
                  ),
                  ...attributes({ data_plane_available: false }),
                ],
              ),
            ],
          ),
        ],
      );
  }
}

// A token that lives for minutes, asked for by whoever runs this: none is kept in the state.
function credentials({ spec }: Environment): HclObject {
  switch (spec.cloud) {
    case 'aws':
      return {
        command: 'aws',
        args: [
          ...['eks', 'get-token', '--region', spec.region, '--cluster-name'],
          expression('module.cluster.cluster_name'),
        ],
      };
    case 'gcp':
      return { command: 'gke-gcloud-auth-plugin' };
    default:
      return {
        command: 'kubelogin',
        args: [
          'get-token',
          '--login',
          'azurecli',
          '--server-id',
          AKS_SERVER_ID,
        ],
      };
  }
}

function kubernetesProvider(environment: Environment): HclItem {
  const ca = expression('module.cluster.cluster_ca_certificate');
  return block(
    'provider',
    ['kubernetes'],
    [
      ...attributes({
        host: expression('module.cluster.cluster_endpoint'),
        cluster_ca_certificate: call('base64decode', ca),
      }),
      block(
        'exec',
        [],
        attributes({
          api_version: 'client.authentication.k8s.io/v1beta1',
          ...credentials(environment),
        }),
      ),
    ],
  );
}

/** providers.tf: one account, one region, and the cluster itself. */
export function providersFile(environment: Environment): TerraformFile {
  const { privateApi } = environment.spec.network;
  return {
    name: 'providers.tf',
    body: [
      cloudProvider(environment),
      ...(privateApi
        ? [
            comment(
              'The API is private: run this where its address can be reached.',
            ),
          ]
        : []),
      kubernetesProvider(environment),
    ],
  };
}
