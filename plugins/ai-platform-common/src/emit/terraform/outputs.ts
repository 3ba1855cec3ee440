import type { Environment } from '../../model/environment';
import { LABELS } from '../../model/labels';
import {
  attributes,
  block,
  call,
  comment,
  expression,
  type HclItem,
  type HclObject,
  type HclValue,
} from '../print/hclTree';
import { AKS_SERVER_ID } from './providers';
import type { TerraformFile } from './terraformFile';

const FROM_MODULE: ReadonlyArray<readonly [name: string, description: string]> =
  [
    ['cluster_name', 'Name of the cluster.'],
    ['cluster_endpoint', 'URL of the Kubernetes API.'],
    ['cluster_ca_certificate', "Certificate of the API's authority, base64."],
    ['oidc_issuer_url', 'Issuer of the service account tokens.'],
    [
      'workload_identities',
      'What each workload identity is called in the cloud, by name.',
    ],
  ];

function output(name: string, description: string, value: HclValue): HclItem {
  return block('output', [name], attributes({ description, value }));
}

/** How Argo CD gets a token for the cluster: with its own identity, so that the Secret holds none. */
function clusterCredentials({ spec }: Environment): HclObject {
  const execProvider = (parts: HclObject) => ({
    execProviderConfig: {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'argocd-k8s-auth',
      ...parts,
    },
  });
  switch (spec.cloud) {
    case 'aws':
      return {
        awsAuthConfig: {
          clusterName: expression('module.cluster.cluster_name'),
        },
      };
    case 'gcp':
      return execProvider({ args: ['gcp'] });
    default:
      return execProvider({
        args: ['azure'],
        env: {
          AAD_ENVIRONMENT_NAME: 'AzurePublicCloud',
          AAD_LOGIN_METHOD: 'workloadidentity',
          AAD_SERVER_APPLICATION_ID: AKS_SERVER_ID,
        },
      });
  }
}

/** The name under which Argo CD knows the cluster; an URL names it by its address. */
function clusterName({ metadata, spec }: Environment): string {
  const { cluster } = spec.gitops;
  return cluster.startsWith('https://') ? metadata.name : cluster;
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters */
function clusterSecret(environment: Environment): HclItem {
  const { metadata, spec } = environment;
  const secret: HclObject = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `cluster-${metadata.name}`,
      namespace: 'argocd',
      labels: {
        'argocd.argoproj.io/secret-type': 'cluster',
        [LABELS.environment]: metadata.name,
        [LABELS.project]: metadata.project,
        [LABELS.stage]: spec.stage,
      },
    },
    type: 'Opaque',
    stringData: {
      name: clusterName(environment),
      server: expression('module.cluster.cluster_endpoint'),
      config: call('jsonencode', {
        ...clusterCredentials(environment),
        tlsClientConfig: {
          caData: expression('module.cluster.cluster_ca_certificate'),
        },
      }),
    },
  };
  return block(
    'output',
    ['argocd_cluster_secret'],
    [
      ...attributes({
        description: "The cluster as Argo CD's Secret; it holds no token.",
        sensitive: true,
        value: secret,
      }),
    ],
  );
}

function registersCluster({ spec }: Environment): boolean {
  const { engine, cluster } = spec.gitops;
  return engine === 'argocd' && cluster !== 'in-cluster';
}

/** outputs.tf: what the GitOps controller and people need to reach the cluster. */
export function outputsFile(environment: Environment): TerraformFile {
  return {
    name: 'outputs.tf',
    body: [
      output(
        'environment',
        'Who the environment is for.',
        expression('local.environment'),
      ),
      ...FROM_MODULE.map(([name, description]) =>
        output(name, description, expression(`module.cluster.${name}`)),
      ),
      block(
        'output',
        ['kubeconfig'],
        attributes({
          description: 'kubeconfig that asks for a short-lived token.',
          sensitive: true,
          value: expression('module.cluster.kubeconfig'),
        }),
      ),
      ...(registersCluster(environment)
        ? [
            comment(
              'terraform output -json argocd_cluster_secret | kubectl apply -f -',
            ),
            clusterSecret(environment),
          ]
        : []),
    ],
  };
}
