import { aChartService } from '../../testUtils/aService';
import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  documentAt,
  documentsAt,
  fileAt,
} from '../../testUtils/emittedDocuments';
import { argoCdFiles } from './emitArgoCd';

const FOLDER = 'environments/fraud/fraud-dev';
const SERVICES_URL = 'https://github.com/acme/platform-ai-services.git';

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

describe('the folder of encrypted Secrets', () => {
  it('has an Application where there is one, and the project admits what it holds', () => {
    const secrets = 'sealed-secrets' as const;
    const environment = anEnvironment({ platform: { secrets } });
    const files = argoCdFiles(environment, [kueue]);
    const { metadata, spec } = documentAt(files, 'applications/secrets.yaml');
    const [project] = documentsAt(files, 'project.yaml');
    expect(metadata.name).toBe('fraud-dev-secrets');
    expect(spec.sources).toEqual([
      {
        repoURL: SERVICES_URL,
        targetRevision: 'main',
        path: `${FOLDER}/secrets`,
      },
    ]);
    expect(project.spec.destinations).toContainEqual(spec.destination);
    expect(project.spec.namespaceResourceWhitelist).toContainEqual({
      group: 'bitnami.com',
      kind: 'SealedSecret',
    });
  });
});

describe('the AppProject of the services', () => {
  const services = [
    kueue,
    aChartService({ id: 'airflow', namespace: 'airflow' }),
    aChartService({ extraNamespaces: ['kube-system'] }),
  ];
  const files = argoCdFiles(anEnvironment(), services);
  const [project, apps] = documentsAt(files, 'project.yaml');

  it('admits exactly the repositories that are used', () => {
    expect(project.spec.sourceRepos).toEqual([
      'https://community-charts.github.io/helm-charts',
      SERVICES_URL,
      'registry.k8s.io/kueue/charts',
    ]);
  });

  it('admits exactly the namespaces that are written into', () => {
    expect(project.spec.destinations).toEqual(
      ['airflow', 'fraud', 'kube-system', 'kueue-system', 'mlflow'].map(
        namespace => ({ name: 'fraud-dev', namespace }),
      ),
    );
  });

  it('admits namespaces by name, and other cluster-scoped kinds as the services list them', () => {
    expect(project.spec.clusterResourceWhitelist).toEqual([
      ...['airflow', 'fraud', 'kube-system', 'kueue-system', 'mlflow'].map(
        name => ({ group: '', kind: 'Namespace', name }),
      ),
      { group: 'kueue.x-k8s.io', kind: 'ClusterQueue' },
    ]);
  });

  it('admits the namespaced kinds of manifests beside those of workloads', () => {
    const kinds = project.spec.namespaceResourceWhitelist;
    expect(kinds).toContainEqual({
      group: 'kueue.x-k8s.io',
      kind: 'LocalQueue',
    });
    expect(kinds).not.toContainEqual({
      group: 'kueue.x-k8s.io',
      kind: 'ClusterQueue',
    });
    expect(kinds).toContainEqual({ group: 'apps', kind: 'Deployment' });
  });

  it('never admits Applications or projects', () => {
    const kinds = [
      ...project.spec.namespaceResourceWhitelist,
      ...project.spec.clusterResourceWhitelist,
    ];
    expect(kinds.filter(({ group }) => group === 'argoproj.io')).toEqual([]);
  });

  it('has no wildcard anywhere, nor has the other project', () => {
    const { content } = fileAt(files, 'project.yaml');
    expect(content).not.toContain('*');
    expect(apps.metadata.name).toBe('fraud-dev-apps');
  });

  it('leaves only Applications from the GitOps repository to the root', () => {
    expect(apps.spec).toMatchObject({
      sourceRepos: ['https://github.com/acme/platform-gitops-config.git'],
      destinations: [{ name: 'in-cluster', namespace: 'argocd' }],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'Application' },
      ],
    });
  });
});

describe('the root Application', () => {
  it('deploys the folder of Applications', () => {
    const files = argoCdFiles(anEnvironment(), [kueue]);
    const root = documentAt(files, 'root.yaml');
    expect(root.metadata.name).toBe('fraud-dev');
    expect(root.spec.project).toBe('fraud-dev-apps');
    expect(root.spec.source).toEqual({
      repoURL: 'https://github.com/acme/platform-gitops-config.git',
      targetRevision: 'main',
      path: `${FOLDER}/applications`,
    });
    expect(files.map(file => file.path)).toEqual([
      `${FOLDER}/project.yaml`,
      `${FOLDER}/root.yaml`,
      `${FOLDER}/applications/kueue.yaml`,
    ]);
  });
});
