import { parse } from 'yaml';
import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  at,
  manifestsOf,
  serviceIdsOf,
  valuesOf,
} from '../../testUtils/deployedService';

const everything = {
  kserve: { enabled: true, replicas: 3 },
  mlflow: { storageGb: 123 },
  feast: { enabled: true },
  argoWorkflows: { enabled: true, retentionDays: 45 },
  airflow: { enabled: true, workers: 5, storageGb: 77 },
};

const environment = anEnvironment({ stage: 'prod', platform: everything });

describe('mlflow', () => {
  const values = valuesOf(environment, 'mlflow');

  it('keeps runs in PostgreSQL and artifacts on a volume of the size that the document says', () => {
    expect(values).toMatchObject({
      backendStore: {
        postgres: { enabled: true, host: 'mlflow-db-rw' },
        existingDatabaseSecret: { name: 'mlflow-db-app' },
      },
      artifactRoot: { proxiedArtifactStorage: true },
    });
    const [claim] = manifestsOf(
      environment,
      'mlflow-data',
      'PersistentVolumeClaim',
    );
    expect(claim.spec).toEqual({
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'flagstone-encrypted',
      resources: { requests: { storage: '123Gi' } },
    });
  });

  it('keeps its replicas on the node that has the volume', () => {
    expect(
      at(
        values,
        'affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution.0.topologyKey',
      ),
    ).toBe('kubernetes.io/hostname');
  });

  it('asks for a name and a password, Prometheus included', () => {
    expect(values).toMatchObject({
      auth: { enabled: true, existingAdminSecret: { name: 'mlflow-secrets' } },
    });
    const [monitor] = manifestsOf(environment, 'mlflow', 'ServiceMonitor');
    expect(at(monitor, 'spec.endpoints.0.basicAuth.password')).toEqual({
      name: 'mlflow-secrets',
      key: 'password',
    });
  });

  it('keeps accounts in a database of their own beside the runs', () => {
    const [database] = manifestsOf(environment, 'mlflow-data', 'Database');
    expect(database.spec).toMatchObject({
      cluster: { name: 'mlflow-db' },
      name: at(values, 'auth.postgres.database'),
    });
  });
});

describe('airflow', () => {
  const values = valuesOf(environment, 'airflow');

  it('has as many workers as the document says, with volumes of that size', () => {
    expect(at(values, 'workers.celery')).toMatchObject({
      replicas: 5,
      persistence: { size: '77Gi', storageClassName: 'flagstone-encrypted' },
    });
  });

  it('makes no user with the password admin', () => {
    expect(JSON.stringify(at(values, 'createUserJob'))).toContain(
      '--password \\"$ADMIN_PASSWORD\\"',
    );
    expect(at(values, 'createUserJob.env.0.valueFrom.secretKeyRef.name')).toBe(
      'airflow-secrets',
    );
  });

  it('runs its jobs in the sync with Argo CD, and as plain jobs with Flux', () => {
    expect(at(values, 'migrateDatabaseJob')).toMatchObject({
      useHelmHooks: false,
      jobAnnotations: { 'argocd.argoproj.io/hook': 'Sync' },
    });
    const flux = anEnvironment({
      platform: everything,
      gitops: { engine: 'flux' },
    });
    expect(
      at(valuesOf(flux, 'airflow'), 'migrateDatabaseJob.jobAnnotations'),
    ).toBeUndefined();
  });
});

describe('argoWorkflows', () => {
  it('archives workflows for as long as the document says', () => {
    expect(
      at(valuesOf(environment, 'argo-workflows'), 'controller.persistence'),
    ).toMatchObject({
      archive: true,
      archiveTTL: '45d',
      postgresql: { host: 'argo-workflows-db-rw' },
    });
  });

  it('shares kinds with Kubeflow Pipelines, but takes only its own workflows', () => {
    expect(valuesOf(environment, 'argo-workflows')).toMatchObject({
      crds: { install: false },
      controller: { instanceID: { enabled: true, explicitID: 'fraud-dev' } },
    });
    const alone = anEnvironment({
      platform: { ...everything, kubeflow: { pipelines: false } },
    });
    expect(valuesOf(alone, 'argo-workflows')).toMatchObject({
      crds: { install: true },
      controller: { instanceID: { enabled: false } },
    });
  });
});

describe('feast', () => {
  it('reads a feature store whose passwords stay out of Git', () => {
    const encoded = at(
      valuesOf(environment, 'feast'),
      'feature_store_yaml_base64',
    );
    const store = parse(
      Buffer.from(encoded as string, 'base64').toString('utf8'),
    );
    expect(store).toMatchObject({
      project: 'fraud',
      registry: {
        registry_type: 'sql',
        path: 'postgresql+psycopg://${DB_USER}:${DB_PASSWORD}@feast-db-rw:5432/feast',
      },
      online_store: { type: 'postgres', password: '${DB_PASSWORD}' },
    });
  });

  it('names its project as Feast allows', () => {
    const dashed = anEnvironment(
      { platform: everything },
      { project: 'credit-risk' },
    );
    const encoded = at(valuesOf(dashed, 'feast'), 'feature_store_yaml_base64');
    expect(parse(atob(encoded as string)).project).toBe('credit_risk');
  });
});

describe('kserve', () => {
  it('serves models without Knative', () => {
    expect(
      at(valuesOf(environment, 'kserve'), 'kserve.controller.deploymentMode'),
    ).toBe('Standard');
  });

  it('has the replicas that the document says, though the chart has no field for them', () => {
    const [autoscaler] = manifestsOf(
      environment,
      'kserve',
      'HorizontalPodAutoscaler',
    );
    expect(autoscaler.spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'kserve-controller-manager' },
      minReplicas: 3,
    });
  });

  it('lets programs ask for predictions in the teams’ namespaces, where the mesh guards', () => {
    const [policy] = manifestsOf(
      environment,
      'kubeflow-profiles',
      'AuthorizationPolicy',
    );
    expect(policy.metadata.namespace).toBe('fraud');
    expect(at(policy, 'spec.selector.matchLabels')).toEqual({
      component: 'predictor',
    });
  });
});

describe('databases', () => {
  it('come with an operator only where somebody keeps data in one', () => {
    expect(serviceIdsOf(environment)).toContain('cloudnative-pg');
    const none = anEnvironment({
      platform: {
        mlflow: { enabled: false },
        modelRegistry: { enabled: false },
        feast: { enabled: false },
        argoWorkflows: { enabled: false },
      },
    });
    expect(serviceIdsOf(none)).not.toContain('cloudnative-pg');
  });

  it('are scraped where there is monitoring', () => {
    expect(manifestsOf(environment, 'mlflow-data', 'PodMonitor')).toHaveLength(
      1,
    );
    const blind = anEnvironment({
      platform: { monitoring: { enabled: false } },
    });
    expect(manifestsOf(blind, 'mlflow-data', 'PodMonitor')).toEqual([]);
  });
});
