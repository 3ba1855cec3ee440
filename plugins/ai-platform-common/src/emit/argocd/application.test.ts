import { aChartService, aService } from '../../testUtils/aService';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { documentAt, documentsAt } from '../../testUtils/emittedDocuments';
import type { PlatformService } from '../services/platformService';
import { argoCdFiles } from './emitArgoCd';

const FOLDER = 'environments/fraud/fraud-dev';
const SERVICES_URL = 'https://github.com/acme/platform-ai-services.git';
const CONFIG_MAP = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
};

const kueue = aChartService({
  id: 'kueue',
  title: 'Kueue',
  namespace: 'kueue-system',
  wave: 2,
  chart: {
    name: 'kueue',
    version: '0.19.2',
    repoUrl: 'oci://registry.k8s.io/kueue/charts',
  },
  clusterKinds: [{ group: 'kueue.x-k8s.io', kind: 'ClusterQueue' }],
  manifests: [
    {
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'ClusterQueue',
      metadata: { name: 'fraud' },
    },
    {
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'LocalQueue',
      metadata: { name: 'fraud', namespace: 'fraud' },
    },
  ],
});

function applicationOf(
  service: PlatformService,
  environment = anEnvironment(),
  all = [service],
) {
  const files = argoCdFiles(environment, all);
  return documentAt(files, `applications/${service.id}.yaml`);
}

describe('an Application', () => {
  it('takes a chart at its pinned version with its values from Git', () => {
    const { spec } = applicationOf(aChartService());
    expect(spec.sources).toEqual([
      {
        repoURL: 'https://community-charts.github.io/helm-charts',
        chart: 'mlflow',
        targetRevision: '1.11.5',
        helm: {
          releaseName: 'mlflow',
          valueFiles: [
            `$values/${FOLDER}/mlflow/values.yaml`,
            `$values/${FOLDER}/mlflow/values-dev.yaml`,
          ],
        },
      },
      { repoURL: SERVICES_URL, targetRevision: 'main', ref: 'values' },
    ]);
  });

  it('takes objects beside a chart from a third source', () => {
    const { spec } = applicationOf(kueue);
    expect(spec.sources).toHaveLength(3);
    expect(spec.sources[0].repoURL).toBe('registry.k8s.io/kueue/charts');
    expect(spec.sources[2]).toEqual({
      repoURL: SERVICES_URL,
      targetRevision: 'main',
      path: `${FOLDER}/kueue/manifests`,
    });
    expect(spec.syncPolicy.syncOptions).toContain(
      'SkipDryRunOnMissingResource=true',
    );
  });

  it('takes plain objects and Kustomize bases from one source', () => {
    const base = 'https://github.com/kubeflow/community-distribution//x?ref=1';
    for (const service of [
      aService({ manifests: [CONFIG_MAP] }),
      aService({ kustomizeBases: [base] }),
    ]) {
      expect(applicationOf(service).spec.sources).toEqual([
        {
          repoURL: SERVICES_URL,
          targetRevision: 'main',
          path: `${FOLDER}/mlflow/manifests`,
        },
      ]);
    }
  });

  it('finds everything below the folders of one repository', () => {
    const environment = anEnvironment({
      gitops: { repoUrl: 'git@git.acme.com:ml/platform.git', revision: 'v2' },
    });
    const { spec } = applicationOf(kueue, environment);
    expect(spec.sources[0].helm.valueFiles[0]).toBe(
      `$values/platform-ai-services/${FOLDER}/kueue/values.yaml`,
    );
    expect(spec.sources[1]).toEqual({
      repoURL: 'git@git.acme.com:ml/platform.git',
      targetRevision: 'v2',
      ref: 'values',
    });
    expect(spec.sources[2].path).toBe(
      `platform-ai-services/${FOLDER}/kueue/manifests`,
    );
  });

  it('is labelled with what the cards select by, and knows its wave', () => {
    const { metadata } = applicationOf(kueue);
    expect(metadata.labels).toEqual({
      'flagstone.dev/environment': 'fraud-dev',
      'flagstone.dev/project': 'fraud',
      'flagstone.dev/stage': 'dev',
      'flagstone.dev/service': 'kueue',
    });
    expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('2');
  });

  it.each([
    ['fraud-dev', { name: 'fraud-dev', namespace: 'mlflow' }],
    ['in-cluster', { name: 'in-cluster', namespace: 'mlflow' }],
    [
      'https://10.0.0.1:6443',
      { server: 'https://10.0.0.1:6443', namespace: 'mlflow' },
    ],
  ])('goes to the cluster %s', (cluster, expected) => {
    const repoUrl = 'https://git.acme.com/ml/platform.git';
    const environment = anEnvironment({ gitops: { repoUrl, cluster } });
    const files = argoCdFiles(environment, [aChartService()]);
    const [project] = documentsAt(files, 'project.yaml');
    expect(documentAt(files, 'mlflow.yaml').spec.destination).toEqual(expected);
    expect(project.spec.destinations).toEqual([expected]);
  });

  it('deletes what vanished from Git, except in prod', () => {
    const prod = anEnvironment({ stage: 'prod' });
    expect(applicationOf(kueue).spec.syncPolicy.automated).toEqual({
      prune: true,
      selfHeal: true,
    });
    const careful = applicationOf(kueue, prod);
    expect(careful.spec.syncPolicy.automated).toEqual({
      prune: false,
      selfHeal: true,
    });
    expect(
      careful.metadata.annotations['argocd.argoproj.io/sync-options'],
    ).toBe('Delete=confirm');
  });

  it('leaves alone what controllers write', () => {
    const ignoreDifferences = [
      {
        group: 'admissionregistration.k8s.io',
        kind: 'MutatingWebhookConfiguration',
        jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
      },
    ];
    const { spec } = applicationOf(aChartService({ ignoreDifferences }));
    expect(spec.ignoreDifferences).toEqual(ignoreDifferences);
    expect(spec.syncPolicy.syncOptions).toContain(
      'RespectIgnoreDifferences=true',
    );
    expect(applicationOf(kueue).spec).not.toHaveProperty('ignoreDifferences');
  });

  it('writes the same labels on a namespace as the others that use it', () => {
    const loki = aChartService({
      id: 'loki',
      namespace: 'monitoring',
      namespaceLabels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
    });
    const grafana = aChartService({
      id: 'grafana',
      namespace: 'monitoring',
      namespaceLabels: { team: 'platform' },
    });
    const [first, second] = [loki, grafana].map(
      service =>
        applicationOf(service, anEnvironment(), [loki, grafana]).spec.syncPolicy
          .managedNamespaceMetadata,
    );
    expect(first).toEqual(second);
    expect(first.labels).toMatchObject({
      'flagstone.dev/environment': 'fraud-dev',
      'pod-security.kubernetes.io/enforce': 'baseline',
      team: 'platform',
    });
  });

  it('leaves the labels of a namespace to the Kustomize bases that may bring it', () => {
    const bases = aService({
      id: 'kubeflow',
      namespace: 'kubeflow',
      kustomizeBases: ['https://github.com/a/b//c?ref=1'],
    });
    const data = aService({ id: 'data', namespace: 'kubeflow' });
    const { syncPolicy } = applicationOf(data, anEnvironment(), [
      bases,
      data,
    ]).spec;
    expect(syncPolicy.syncOptions).toContain('CreateNamespace=true');
    expect(syncPolicy).not.toHaveProperty('managedNamespaceMetadata');
  });

  it('neither creates nor labels a namespace of the cluster itself', () => {
    const service = aChartService({ namespace: 'kube-system' });
    const { syncPolicy } = applicationOf(service).spec;
    expect(syncPolicy.syncOptions).not.toContain('CreateNamespace=true');
    expect(syncPolicy).not.toHaveProperty('managedNamespaceMetadata');
  });

  it('has a name of at most 63 characters that no other one has', () => {
    const name = 'a'.repeat(40);
    const environment = anEnvironment({}, { name });
    const ids = [
      'kube-prometheus-stack-operator',
      'kube-prometheus-stack-operatos',
    ];
    const names = ids.map(
      id => applicationOf(aChartService({ id }), environment).metadata.name,
    );
    expect(new Set(names).size).toBe(2);
    for (const each of names) expect(each.length).toBeLessThanOrEqual(63);
  });
});
