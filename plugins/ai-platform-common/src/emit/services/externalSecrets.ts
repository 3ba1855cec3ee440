import type { Environment } from '../../model/environment';
import { dnsName } from '../../model/names';
import { CHARTS } from '../../versions';
import {
  CLUSTER_RBAC,
  CRD,
  customKind,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { identityAnnotations } from './cloudIdentity';
import { defineService } from './defineService';
import { CONVERSION_CA, generatedSecret, WEBHOOK_CA } from './drift';
import { isMonitored } from './monitors';
import { onSystemPool } from './placement';
import type { PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { SMALL } from './resources';
import { SECRET_STORE } from './secretNeeds';
import { isReplicated, systemReplicas } from './stages';
import { NAMESPACES } from './teamNamespaces';
import { SECRET_READER } from './workloadIdentities';
import { SERVICE_IDS } from './serviceIds';

const ID = 'external-secrets';

/** Secret with client and tenant id of Azure's identity: known only once Terraform ran, which writes it. */
export const AZURE_IDENTITY_SECRET = 'azure-workload-identity';

/** Name of the Key Vault of an environment: at most 24 characters, unique in all of Azure. */
export function keyVaultName(environment: Environment): string {
  return dnsName(['kv', environment.metadata.name], 24);
}

function values(environment: Environment): Values {
  const monitored = isMonitored(environment);
  return {
    global: { nodeSelector: onSystemPool() },
    leaderElect: true,
    serviceAccount: {
      name: SECRET_READER.serviceAccount,
      annotations: identityAnnotations(environment, SECRET_READER.name),
    },
    resources: SMALL,
    serviceMonitor: { enabled: monitored },
    webhook: { resources: SMALL },
    certController: { resources: SMALL },
  };
}

function overlay(environment: Environment): Values {
  const replicas = {
    replicaCount: systemReplicas(environment),
    podDisruptionBudget: { enabled: isReplicated(environment) },
  };
  return { ...replicas, webhook: replicas, certController: replicas };
}

function provider(environment: Environment): Values {
  const { cloud, region, account } = environment.spec;
  const secretRef = (key: string) => ({
    name: AZURE_IDENTITY_SECRET,
    namespace: SECRET_READER.namespace,
    key,
  });
  switch (cloud) {
    // Without auth, the pod's own identity is used.
    case 'aws':
      return { aws: { service: 'SecretsManager', region } };
    case 'gcp':
      return { gcpsm: { projectID: account } };
    default:
      return {
        azurekv: {
          authType: 'WorkloadIdentity',
          vaultUrl: `https://${keyVaultName(environment)}.vault.azure.net`,
          serviceAccountRef: {
            name: SECRET_READER.serviceAccount,
            namespace: SECRET_READER.namespace,
          },
          authSecretRef: {
            clientId: secretRef('client-id'),
            tenantId: secretRef('tenant-id'),
          },
        },
      };
  }
}

function storeNamespaces({ spec: { platform } }: Environment): string[] {
  return [
    ...(platform.airflow.enabled ? [NAMESPACES.airflow] : []),
    ...(platform.kubeflow.enabled
      ? [NAMESPACES.kubeflow, NAMESPACES.oauth2Proxy]
      : []),
    ...(platform.mlflow.enabled ? [NAMESPACES.mlflow] : []),
    ...(platform.monitoring.enabled ? [NAMESPACES.monitoring] : []),
  ];
}

/** External Secrets Operator, and the store that reads the cloud's secret manager with the pod's identity. */
export function externalSecretsOperator(
  environment: Environment,
): PlatformService[] {
  if (environment.spec.platform.secrets !== 'external-secrets') return [];
  const { namespace } = SECRET_READER;
  const namespaceLabels = podSecurity('restricted');
  return [
    defineService({
      id: ID,
      title: 'External Secrets Operator',
      namespace,
      wave: -2,
      dependsOn: [SERVICE_IDS.monitorKinds],
      chart: CHARTS.externalSecrets,
      values: values(environment),
      overlay: overlay(environment),
      clusterKinds: [CRD, ...CLUSTER_RBAC, VALIDATING_WEBHOOK],
      ignoreDifferences: [
        ...WEBHOOK_CA,
        CONVERSION_CA,
        generatedSecret('external-secrets-webhook'),
      ],
      namespaceLabels,
    }),
    defineService({
      id: SERVICE_IDS.secretStores,
      title: 'Secret stores',
      namespace,
      wave: -1,
      dependsOn: [ID],
      manifests: [
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ClusterSecretStore',
          metadata: { name: SECRET_STORE },
          spec: {
            conditions: [{ namespaces: storeNamespaces(environment) }],
            provider: provider(environment),
          },
        },
      ],
      clusterKinds: [customKind('external-secrets.io', 'ClusterSecretStore')],
      namespaceLabels,
    }),
  ];
}
