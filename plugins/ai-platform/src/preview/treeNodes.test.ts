import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';
import { fileTree } from './treeNodes';

const files = (repository: EmittedFile['repository'], ...paths: string[]) =>
  paths.map((path): EmittedFile => ({ repository, path, content: '' }));

describe('fileTree', () => {
  it('puts the clusters first, whatever the alphabet says', () => {
    const tree = fileTree([
      ...files('platform-ai-services', 'a.yaml'),
      ...files('platform-k8s-clusters', 'a.tf'),
    ]);
    expect(tree.map(repository => repository.name)).toEqual([
      'platform-k8s-clusters',
      'platform-ai-services',
    ]);
  });

  it('names the folder that everything lies in once, beside the repository', () => {
    const [clusters] = fileTree(
      files('platform-k8s-clusters', 'env/fraud/main.tf', 'env/fraud/out.tf'),
    );
    expect(clusters).toMatchObject({
      path: 'env/fraud',
      count: 2,
      children: [{ name: 'main.tf' }, { name: 'out.tf' }],
    });
  });

  it('shows folders before files, and folders that hold one folder in a line', () => {
    const [services] = fileTree(
      files(
        'platform-ai-services',
        'README.md',
        'mlflow/values.yaml',
        'mlflow/values-dev.yaml',
        'istio/manifests/gateway.yaml',
      ),
    );
    expect(services.children).toMatchObject([
      { kind: 'folder', name: 'mlflow', count: 2 },
      { kind: 'folder', name: 'istio/manifests', count: 1 },
      { kind: 'file', name: 'README.md' },
    ]);
  });
});
