import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  at,
  deployedService,
  manifestsOf,
  serviceIdsOf,
  valuesOf,
} from '../../testUtils/deployedService';
import { keyVaultName } from './externalSecrets';
import { secretComment } from './secretComment';

const provider = (cloud: 'aws' | 'gcp' | 'azure') =>
  manifestsOf(
    anEnvironment({ cloud }),
    'secret-stores',
    'ClusterSecretStore',
  ).map(store => at(store, 'spec.provider'));

const sealed = anEnvironment({ platform: { secrets: 'sealed-secrets' } });
const sops = anEnvironment({ platform: { secrets: 'sops' } });

describe('secrets', () => {
  it('come from the cloud’s secret manager, asked for with the pod’s own identity', () => {
    expect(provider('aws')).toEqual([
      { aws: { service: 'SecretsManager', region: 'eu-central-1' } },
    ]);
    expect(provider('gcp')).toEqual([{ gcpsm: { projectID: 'fraud-ml-dev' } }]);
    expect(provider('azure')).toMatchObject([
      {
        azurekv: {
          authType: 'WorkloadIdentity',
          vaultUrl: 'https://kv-fraud-dev.vault.azure.net',
          serviceAccountRef: { name: 'external-secrets' },
        },
      },
    ]);
  });

  it('name the Google service account that Terraform makes', () => {
    const values = valuesOf(
      anEnvironment({ cloud: 'gcp' }),
      'external-secrets',
    );
    expect(at(values, 'serviceAccount.annotations')).toEqual({
      'iam.gke.io/gcp-service-account':
        'fraud-dev-secrets@fraud-ml-dev.iam.gserviceaccount.com',
    });
    const onAws = valuesOf(anEnvironment(), 'external-secrets');
    expect(at(onAws, 'serviceAccount.annotations')).toEqual({});
  });

  it('keep the name of a vault within the 24 characters that Azure allows', () => {
    const long = 'a-rather-long-name-of-an-environment';
    const name = keyVaultName(
      anEnvironment({ cloud: 'azure' }, { name: long }),
    );
    expect(name).toMatch(/^kv-a-rather-long-[a-z0-9]+$/);
    expect(name.length).toBeLessThanOrEqual(24);
  });

  it('are filled before the service that reads them, one entry a service', () => {
    const environment = anEnvironment();
    const [secret] = manifestsOf(environment, 'mlflow-data', 'ExternalSecret');
    expect(secret.spec).toMatchObject({
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'cloud-secrets' },
      target: { name: 'mlflow-secrets' },
      data: [
        {
          secretKey: 'username',
          remoteRef: { key: 'fraud-dev-mlflow', property: 'adminUser' },
        },
        {
          secretKey: 'password',
          remoteRef: { key: 'fraud-dev-mlflow', property: 'adminPassword' },
        },
        { secretKey: 'MLFLOW_FLASK_SERVER_SECRET_KEY' },
      ],
    });
    expect(deployedService(environment, 'mlflow').dependsOn).toContain(
      'mlflow-data',
    );
    expect(deployedService(environment, 'mlflow-data').dependsOn).toContain(
      'secret-stores',
    );
  });

  it('are readable by the store only for namespaces that want some', () => {
    const [store] = manifestsOf(
      anEnvironment(),
      'secret-stores',
      'ClusterSecretStore',
    );
    expect(at(store, 'spec.conditions')).toEqual([
      { namespaces: ['kubeflow', 'oauth2-proxy', 'mlflow', 'monitoring'] },
    ]);
  });

  it('can be composed, such as the address of a queue with its password', () => {
    const environment = anEnvironment({
      platform: { airflow: { enabled: true } },
    });
    const [secret] = manifestsOf(environment, 'airflow-data', 'ExternalSecret');
    expect(at(secret, 'spec.target.template')).toEqual({
      mergePolicy: 'Merge',
      data: { connection: 'redis://:{{ .password }}@airflow-redis:6379/0' },
    });
  });

  it('are committed encrypted by people with Sealed Secrets and SOPS', () => {
    for (const environment of [sealed, sops]) {
      expect(manifestsOf(environment, 'mlflow-data', 'ExternalSecret')).toEqual(
        [],
      );
      expect(serviceIdsOf(environment)).not.toContain('grafana-data');
      expect(serviceIdsOf(environment)).not.toContain('external-secrets');
    }
    expect(serviceIdsOf(sealed)).toContain('sealed-secrets');
    expect(serviceIdsOf(sops)).not.toContain('sealed-secrets');
  });

  it('are told to whoever opens the values', () => {
    const service = deployedService(anEnvironment(), 'grafana');
    expect(secretComment(anEnvironment(), service)).toEqual([
      'It reads the Secret monitoring/grafana-admin (admin-user, admin-password), from the entry fraud-dev-grafana of the secret manager.',
    ]);
    expect(secretComment(sops, service)).toEqual([
      'It reads the Secret monitoring/grafana-admin (admin-user, admin-password), which has to be there, encrypted in Git.',
    ]);
  });

  it('with known passwords are taken out of Kubeflow', () => {
    const patches = (id: string) =>
      JSON.stringify(
        deployedService(anEnvironment({ profile: 'gpu-training' }), id)
          .kustomizePatches,
      );
    for (const name of ['mysql-secret', 'mlpipeline-minio-artifact']) {
      expect(patches('kubeflow-pipelines')).toContain(
        `"metadata":{"name":"${name}","namespace":"kubeflow"},"$patch":"delete"`,
      );
    }
    expect(patches('kubeflow-pipelines')).toContain('MYSQL_ROOT_PASSWORD');
    expect(patches('kubeflow-katib')).toContain('katib-mysql-secrets');
  });
});
