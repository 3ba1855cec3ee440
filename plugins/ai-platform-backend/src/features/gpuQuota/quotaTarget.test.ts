import { quotaTarget } from './quotaTarget';

function anEntity(annotations: Record<string, string>, type = 'model-service') {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'fraud-detector', annotations },
    spec: { type },
  };
}

describe('what an entity says about where its quota is', () => {
  it.each([
    [
      'a namespace',
      { 'backstage.io/kubernetes-namespace': 'fraud' },
      { namespaces: ['fraud'] },
    ],
    [
      'namespaces and clusters, separated by commas',
      {
        'backstage.io/kubernetes-namespace': 'fraud, fraud-batch,,fraud',
        'backstage.io/kubernetes-cluster': 'dev ,prod',
      },
      { namespaces: ['fraud', 'fraud-batch'], clusters: ['dev', 'prod'] },
    ],
    [
      'a label on its pods',
      { 'backstage.io/kubernetes-id': 'fraud-detector' },
      { namespaces: [], component: 'fraud-detector' },
    ],
    [
      'a namespace, which says more than a label on pods',
      {
        'backstage.io/kubernetes-id': 'fraud-detector',
        'backstage.io/kubernetes-namespace': 'fraud',
      },
      { namespaces: ['fraud'] },
    ],
    [
      'a workspace',
      { 'ai-platform/workspace': 'fraud-training' },
      { namespaces: [], workspace: 'fraud-training' },
    ],
  ])('reads %s', (_story, annotations, target) => {
    expect(quotaTarget(anEntity(annotations))).toEqual(target);
  });

  it('shows all namespaces of an environment on its own page alone', () => {
    const annotations = {
      'ai-platform/environment': 'fraud-dev',
      'backstage.io/kubernetes-cluster': 'fraud-dev',
    };
    expect(quotaTarget(anEntity(annotations, 'ai-environment'))).toEqual({
      clusters: ['fraud-dev'],
      namespaces: [],
      environment: 'fraud-dev',
    });
    expect(() => quotaTarget(anEntity(annotations))).toThrow(
      'none of the annotations backstage.io/kubernetes-namespace, backstage.io/kubernetes-id and ai-platform/workspace',
    );
  });
});
