import { aChartService, aService } from '../../testUtils/aService';
import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  documentAt,
  documentsAt,
  fileAt,
} from '../../testUtils/emittedDocuments';
import type { PlatformService } from '../services/platformService';
import { emitFlux } from './emitFlux';

const FOLDER = 'environments/fraud/fraud-dev';
const SEPARATE = 'https://github.com/acme/platform-gitops-config.git';
const CONFIG_MAP = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
};

function fluxEnvironment(
  spec: Parameters<typeof anEnvironment>[0] = {},
  repoUrl = SEPARATE,
) {
  return anEnvironment({ gitops: { engine: 'flux', repoUrl }, ...spec });
}

const kueue = aChartService({
  id: 'kueue',
  namespace: 'kueue-system',
  chart: {
    name: 'kueue',
    version: '0.19.2+build.1',
    repoUrl: 'oci://registry.k8s.io/kueue/charts',
  },
  manifests: [CONFIG_MAP],
  dependsOn: ['mlflow'],
});
const dex = aService({
  id: 'dex',
  namespace: 'auth',
  manifests: [CONFIG_MAP],
  dependsOn: ['kueue'],
});
const services = [aChartService(), kueue, dex];

interface FluxDocument {
  kind: string;
  metadata: { name: string; namespace?: string };
  spec: Record<string, unknown>;
}

function kustomizations(
  all: PlatformService[],
  environment = fluxEnvironment(),
): Record<string, FluxDocument['spec']> {
  const documents: FluxDocument[] = documentsAt(
    emitFlux(environment, all),
    'kustomizations.yaml',
  );
  return Object.fromEntries(
    documents.map(({ metadata, spec }) => [metadata.name, spec]),
  );
}

describe('the sources', () => {
  it('are one for each repository, with the charts', () => {
    const files = emitFlux(fluxEnvironment(), services);
    const sources: FluxDocument[] = documentsAt(files, 'flux/sources.yaml');
    expect(sources.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['GitRepository', 'fraud-dev-platform-ai-services'],
      ['HelmRepository', 'fraud-dev-community-charts-github-io-helm-charts'],
      ['OCIRepository', 'fraud-dev-kueue'],
    ]);
    expect(sources[2].spec).toMatchObject({
      url: 'oci://registry.k8s.io/kueue/charts/kueue',
      ref: { tag: '0.19.2_build.1' },
    });
  });

  it('are one for all, where one repository holds everything', () => {
    const environment = fluxEnvironment({}, 'git@git.acme.com:ml/platform.git');
    const files = emitFlux(environment, services);
    const kinds = documentsAt(files, 'flux/sources.yaml').map(
      (source: FluxDocument) => source.kind,
    );
    expect(kinds).not.toContain('GitRepository');
    const [repository, root] = documentsAt(files, 'flux/root.yaml');
    expect(repository.spec.url).toBe('ssh://git@git.acme.com/ml/platform.git');
    expect(root.spec.path).toBe(`./platform-gitops-config/${FOLDER}/flux`);
    expect(
      kustomizations(services, environment)['fraud-dev-mlflow'],
    ).toMatchObject({
      path: `./platform-ai-services/${FOLDER}/mlflow`,
      sourceRef: { kind: 'GitRepository', name: 'fraud-dev' },
    });
  });
});

describe('the Kustomizations', () => {
  it('wait for each other and for the health of what they apply', () => {
    const all = kustomizations(services);
    expect(all['fraud-dev-mlflow']).toEqual({
      interval: '10m',
      retryInterval: '1m',
      timeout: '20m',
      path: `./${FOLDER}/mlflow`,
      sourceRef: {
        kind: 'GitRepository',
        name: 'fraud-dev-platform-ai-services',
      },
      prune: true,
      wait: true,
    });
    expect(all['fraud-dev-kueue'].dependsOn).toEqual([
      { name: 'fraud-dev-mlflow' },
    ]);
  });

  it('apply the objects of a service after its chart, whose CRDs they may need', () => {
    const all = kustomizations(services);
    expect(all['fraud-dev-kueue-manifests']).toMatchObject({
      path: `./${FOLDER}/kueue/manifests`,
      dependsOn: [{ name: 'fraud-dev-kueue' }],
    });
    expect(all['fraud-dev-dex']).toMatchObject({
      path: `./${FOLDER}/dex/manifests`,
      dependsOn: [{ name: 'fraud-dev-kueue-manifests' }],
    });
  });

  it('decrypt where secrets are encrypted with SOPS', () => {
    const sops = fluxEnvironment({ platform: { secrets: 'sops' } });
    const eso = fluxEnvironment({ platform: { secrets: 'external-secrets' } });
    expect(kustomizations([dex], sops)['fraud-dev-dex'].decryption).toEqual({
      provider: 'sops',
    });
    expect(kustomizations([dex], eso)['fraud-dev-dex']).not.toHaveProperty(
      'decryption',
    );
  });

  it('deploy the folder of encrypted Secrets, where there is one', () => {
    const name = 'fraud-dev-secrets';
    const sealed = fluxEnvironment({ platform: { secrets: 'sealed-secrets' } });
    const controller = aChartService({ id: 'sealed-secrets' });
    expect(kustomizations([controller], sealed)[name]).toMatchObject({
      path: `./${FOLDER}/secrets`,
      dependsOn: [{ name: 'fraud-dev-sealed-secrets' }],
    });
    expect(kustomizations([controller])).not.toHaveProperty(name);
  });

  it('keep in prod what vanished from Git', () => {
    const prod = fluxEnvironment({ stage: 'prod' });
    expect(kustomizations([dex], prod)['fraud-dev-dex'].prune).toBe(false);
    const [, root] = documentsAt(emitFlux(prod, [dex]), 'flux/root.yaml');
    expect(root.spec.prune).toBe(false);
  });
});

describe('a HelmRelease', () => {
  const files = emitFlux(fluxEnvironment(), services);

  it('pins its chart and lies beside its values', () => {
    const release = documentAt(files, 'mlflow/helmrelease.yaml');
    expect(release.spec).toMatchObject({
      releaseName: 'mlflow',
      targetNamespace: 'mlflow',
      chart: {
        spec: {
          chart: 'mlflow',
          version: '1.11.5',
          sourceRef: {
            kind: 'HelmRepository',
            name: 'fraud-dev-community-charts-github-io-helm-charts',
          },
        },
      },
      driftDetection: { mode: 'enabled' },
    });
    const [generator] = documentAt(
      files,
      'mlflow/kustomization.yaml',
    ).configMapGenerator;
    expect(generator.files).toEqual(['values.yaml', 'values-dev.yaml']);
    expect(release.spec.valuesFrom).toEqual(
      generator.files.map((file: string) => ({
        kind: 'ConfigMap',
        name: generator.name,
        valuesKey: file,
      })),
    );
  });

  it('is upgraded as soon as its values change', () => {
    const kustomization = documentAt(files, 'mlflow/kustomization.yaml');
    expect(kustomization.configMapGenerator[0].options).toEqual({
      disableNameSuffixHash: true,
      labels: { 'reconcile.fluxcd.io/watch': 'Enabled' },
    });
  });

  it('takes a chart of a registry as the artifact that the source fetched', () => {
    const release = documentAt(files, 'kueue/helmrelease.yaml');
    expect(release.spec.chartRef).toEqual({
      kind: 'OCIRepository',
      name: 'fraud-dev-kueue',
    });
  });

  it('does not count as drift what controllers write', () => {
    const service = aChartService({
      ignoreDifferences: [
        { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] },
        {
          group: '',
          kind: 'Secret',
          name: 'key',
          jqPathExpressions: ['.data'],
        },
      ],
    });
    const release = documentAt(
      emitFlux(fluxEnvironment(), [service]),
      'mlflow/helmrelease.yaml',
    );
    expect(release.spec.driftDetection.ignore).toEqual([
      {
        paths: ['/spec/replicas'],
        target: { group: 'apps', kind: 'Deployment' },
      },
      { paths: ['/data'], target: { kind: 'Secret', name: 'key' } },
    ]);
  });
});

describe('the root', () => {
  it('applies the folder that it lies in', () => {
    const files = emitFlux(fluxEnvironment(), services);
    const [repository, root] = documentsAt(files, 'flux/root.yaml');
    expect(repository.spec).toMatchObject({
      url: SEPARATE,
      ref: { branch: 'main' },
    });
    expect(root.spec).toMatchObject({
      path: `./${FOLDER}/flux`,
      sourceRef: { kind: 'GitRepository', name: 'fraud-dev' },
    });
  });

  it('brings the namespaces, which are never pruned', () => {
    const shared = aChartService({ id: 'csi', namespace: 'kube-system' });
    const files = emitFlux(fluxEnvironment(), [...services, shared]);
    const namespaces: FluxDocument[] = documentsAt(files, 'namespaces.yaml');
    expect(namespaces.map(({ metadata }) => metadata.name)).toEqual([
      'auth',
      'kueue-system',
      'mlflow',
    ]);
    expect(fileAt(files, 'namespaces.yaml').content).toContain(
      'kustomize.toolkit.fluxcd.io/prune: disabled',
    );
  });

  it('leaves a namespace alone, once it is there, that Kustomize bases may bring', () => {
    const kubeflow = aService({
      namespace: 'kubeflow',
      kustomizeBases: ['https://github.com/a/b//c?ref=1'],
    });
    const files = emitFlux(fluxEnvironment(), [kubeflow]);
    expect(
      documentAt(files, 'namespaces.yaml').metadata.annotations[
        'kustomize.toolkit.fluxcd.io/ssa'
      ],
    ).toBe('IfNotPresent');
  });

  it('writes everything into the namespace of Flux', () => {
    const files = emitFlux(fluxEnvironment(), services);
    const documents: FluxDocument[] = [
      'root.yaml',
      'sources.yaml',
      'kustomizations.yaml',
      'mlflow/helmrelease.yaml',
    ].flatMap(path => documentsAt(files, path));
    const namespaces = documents.map(({ metadata }) => metadata.namespace);
    expect(new Set(namespaces)).toEqual(new Set(['flux-system']));
  });
});
