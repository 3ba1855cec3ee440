import { aChartService, aService } from '../../testUtils/aService';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { documentAt } from '../../testUtils/emittedDocuments';
import { emitServiceManifests } from './emitServiceManifests';
import type { Manifest } from './platformService';

const FOLDER = 'environments/fraud/fraud-dev';

function configMap(name: string, namespace?: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...(namespace && { namespace }) },
    data: { on: 'yes' },
  };
}

describe('emitServiceManifests', () => {
  it('writes one file an object, and the kustomization.yaml that lists them', () => {
    const service = aService({ manifests: [configMap('a'), configMap('b')] });
    const files = emitServiceManifests(anEnvironment(), [service]);
    expect(files.map(file => `${file.repository}/${file.path}`)).toEqual([
      `platform-ai-services/${FOLDER}/mlflow/manifests/kustomization.yaml`,
      `platform-ai-services/${FOLDER}/mlflow/manifests/configmap-a.yaml`,
      `platform-ai-services/${FOLDER}/mlflow/manifests/configmap-b.yaml`,
    ]);
    expect(documentAt(files, 'kustomization.yaml').resources).toEqual([
      'configmap-a.yaml',
      'configmap-b.yaml',
    ]);
    expect(documentAt(files, 'configmap-a.yaml').data).toEqual({ on: 'yes' });
  });

  it('labels every object without touching selectors', () => {
    const service = aService({ manifests: [configMap('a')] });
    const files = emitServiceManifests(anEnvironment(), [service]);
    expect(documentAt(files, 'kustomization.yaml').labels).toEqual([
      {
        pairs: {
          'flagstone.dev/environment': 'fraud-dev',
          'flagstone.dev/project': 'fraud',
          'flagstone.dev/stage': 'dev',
          'flagstone.dev/service': 'mlflow',
        },
      },
    ]);
  });

  it('takes remote bases along', () => {
    const base =
      'https://github.com/kubeflow/community-distribution//common/dex?ref=26.03';
    const files = emitServiceManifests(anEnvironment(), [
      aService({ kustomizeBases: [base], manifests: [configMap('a')] }),
    ]);
    expect(documentAt(files, 'kustomization.yaml').resources).toEqual([
      base,
      'configmap-a.yaml',
    ]);
  });

  it('writes nothing for a chart alone', () => {
    expect(emitServiceManifests(anEnvironment(), [aChartService()])).toEqual(
      [],
    );
  });

  it('names the namespace of namespaced objects, and only of those', () => {
    const clusterQueue: Manifest = {
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'ClusterQueue',
      metadata: { name: 'fraud' },
    };
    const service = aService({
      clusterKinds: [{ group: 'kueue.x-k8s.io', kind: 'ClusterQueue' }],
      manifests: [configMap('a'), configMap('b', 'other'), clusterQueue],
    });
    const files = emitServiceManifests(anEnvironment(), [service]);
    const namespaceOf = (file: string) =>
      documentAt(files, file).metadata.namespace;
    expect(namespaceOf('configmap-a.yaml')).toBe('mlflow');
    expect(namespaceOf('configmap-b.yaml')).toBe('other');
    expect(namespaceOf('clusterqueue-fraud.yaml')).toBeUndefined();
  });

  it('keeps objects of one name in two namespaces apart', () => {
    const service = aService({
      manifests: [configMap('a', 'one'), configMap('a', 'two')],
    });
    const files = emitServiceManifests(anEnvironment(), [service]);
    expect(documentAt(files, 'kustomization.yaml').resources).toEqual([
      'configmap-a-one-core.yaml',
      'configmap-a-two-core.yaml',
    ]);
  });

  it('never lets a name leave the folder', () => {
    const service = aService({ manifests: [configMap('../../a:b')] });
    const [, file] = emitServiceManifests(anEnvironment(), [service]);
    expect(file.path).toMatch(
      /\/mlflow\/manifests\/configmap-a-b-\w{7}\.yaml$/,
    );
  });

  it('lets objects beside a chart wait for it, where Argo CD deploys both in one sync', () => {
    const wave = 'argocd.argoproj.io/sync-wave';
    const waveOf = (engine: 'argocd' | 'flux', service = aChartService()) => {
      const repoUrl = 'https://github.com/acme/platform-gitops-config.git';
      const environment = anEnvironment({ gitops: { engine, repoUrl } });
      const files = emitServiceManifests(environment, [
        { ...service, manifests: [configMap('a')] },
      ]);
      return documentAt(files, 'configmap-a.yaml').metadata.annotations?.[wave];
    };
    expect(waveOf('argocd')).toBe('1');
    expect(waveOf('flux')).toBeUndefined();
    expect(waveOf('argocd', aService())).toBeUndefined();
  });
});
