import type { Environment } from '../../model/environment';
import { filledIn, type Step } from './step';

/** A variable of the repository, one an environment: `PLAN_ROLE_FRAUD_DEV`. */
export function variable(
  { metadata }: Pick<Environment, 'metadata'>,
  name: string,
): string {
  const suffix = metadata.name.toUpperCase().replaceAll('-', '_');
  return `vars.${name}_${suffix}`;
}

/** Who the job is to the cloud, by OpenID Connect: no long-lived key is kept anywhere. */
export interface CloudCredentials {
  /** Names of the variables that the platform team sets. */
  variables: readonly string[];
  steps: readonly Step[];
  env: Readonly<Record<string, string>>;
}

function aws(environment: Environment): CloudCredentials {
  const role = variable(environment, 'PLAN_ROLE');
  return {
    variables: [role],
    steps: [
      {
        name: 'Become the role that may read',
        uses: 'aws-actions/configure-aws-credentials@v5',
        with: {
          'role-to-assume': filledIn(role),
          'aws-region': environment.spec.region,
        },
      },
    ],
    env: {},
  };
}

function gcp(environment: Environment): CloudCredentials {
  const provider = variable(environment, 'PLAN_IDENTITY_PROVIDER');
  const account = variable(environment, 'PLAN_SERVICE_ACCOUNT');
  return {
    variables: [provider, account],
    steps: [
      {
        name: 'Become the service account that may read',
        uses: 'google-github-actions/auth@v3',
        with: {
          workload_identity_provider: filledIn(provider),
          service_account: filledIn(account),
        },
      },
      {
        name: 'Install what asks for tokens of the cluster',
        uses: 'google-github-actions/setup-gcloud@v3',
        with: { install_components: 'gke-gcloud-auth-plugin' },
      },
    ],
    env: {},
  };
}

function azure(environment: Environment): CloudCredentials {
  const client = variable(environment, 'PLAN_CLIENT_ID');
  const tenant = variable(environment, 'PLAN_TENANT_ID');
  return {
    variables: [client, tenant],
    steps: [
      {
        name: 'Become the application that may read',
        uses: 'azure/login@v2',
        with: {
          'client-id': filledIn(client),
          'tenant-id': filledIn(tenant),
          'subscription-id': environment.spec.account,
        },
      },
      {
        name: 'Install what asks for tokens of the cluster',
        uses: 'azure/use-kubelogin@v1',
        with: { 'kubelogin-version': 'latest' },
      },
    ],
    env: {
      ARM_USE_OIDC: 'true',
      ARM_CLIENT_ID: filledIn(client),
      ARM_TENANT_ID: filledIn(tenant),
    },
  };
}

/** How the job of an environment gets into its cloud. */
export function cloudCredentials(environment: Environment): CloudCredentials {
  switch (environment.spec.cloud) {
    case 'aws':
      return aws(environment);
    case 'gcp':
      return gcp(environment);
    default:
      return azure(environment);
  }
}
