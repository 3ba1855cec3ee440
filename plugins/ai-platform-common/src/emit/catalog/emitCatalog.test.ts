import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvironment } from '../../model/parseEnvironment';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { documentAt, fileAt } from '../../testUtils/emittedDocuments';
import { emitCatalog } from './emitCatalog';

const SCHEMA = join(
  __dirname,
  '../../../../../docs/schemas/environment.v1.json',
);

describe('environment.yaml', () => {
  it('is the whole document, and stands for the same environment', () => {
    const environment = anEnvironment({ cloud: 'gcp', stage: 'staging' });
    const document = documentAt(emitCatalog(environment), 'environment.yaml');
    expect(document).toEqual(environment);
    expect(parseEnvironment(document).environment).toEqual(environment);
  });

  it('tells editors which schema it follows', () => {
    const { content } = fileAt(
      emitCatalog(anEnvironment()),
      'environment.yaml',
    );
    const { $id } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    expect(content.split('\n')[0]).toBe(
      `# yaml-language-server: $schema=${$id}`,
    );
  });
});

describe('catalog-info.yaml', () => {
  function entityOf(...change: Parameters<typeof anEnvironment>) {
    return documentAt(
      emitCatalog(anEnvironment(...change)),
      'catalog-info.yaml',
    );
  }

  it('is a Resource of the owner, in the system of the project', () => {
    const entity = entityOf();
    expect(entity).toMatchObject({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'fraud-dev' },
      spec: {
        type: 'ai-environment',
        owner: 'group:default/fraud-ml',
        system: 'fraud',
      },
    });
  });

  it('carries what the cards, and the plugins of others, look it up by', () => {
    expect(entityOf().metadata.annotations).toEqual({
      'ai-platform/document':
        'https://github.com/acme/platform-gitops-config/blob/main/environments/fraud/fraud-dev/environment.yaml',
      'ai-platform/environment': 'fraud-dev',
      'ai-platform/stage': 'dev',
      'ai-platform/cloud': 'aws',
      'ai-platform/region': 'eu-central-1',
      'ai-platform/account': '123456789012',
      'argocd/app-selector': 'flagstone.dev/environment=fraud-dev',
      'argocd/project-name': 'fraud-dev',
      'backstage.io/kubernetes-cluster': 'fraud-dev',
      'backstage.io/kubernetes-label-selector':
        'flagstone.dev/environment=fraud-dev',
      'terraform/workspaces': 'fraud-dev',
    });
  });

  it('says nothing of Argo CD where Flux deploys', () => {
    const repoUrl = 'https://github.com/acme/platform-gitops-config.git';
    const { annotations } = entityOf({
      gitops: { engine: 'flux', repoUrl },
    }).metadata;
    expect(Object.keys(annotations).join()).not.toContain('argocd');
  });

  it('describes itself where nobody did', () => {
    expect(entityOf().metadata.description).toBe(
      'AI environment of fraud (dev) on AWS in eu-central-1',
    );
    const description = 'yes: "no" #1';
    expect(entityOf({}, { description }).metadata.description).toBe(
      description,
    );
  });

  it('is tagged with cloud, stage, profile and accelerators', () => {
    const { tags } = entityOf({ profile: 'gpu-training' }).metadata;
    expect(tags).toEqual(
      expect.arrayContaining(['aws', 'dev', 'gpu-training']),
    );
    expect(tags.some((tag: string) => tag.startsWith('nvidia-'))).toBe(true);
    expect(tags).toEqual([...new Set<string>(tags)].sort());
  });

  it.each(['aws', 'gcp', 'azure'] as const)(
    'links the document and the cluster on %s, by https alone',
    cloud => {
      const { links } = entityOf({ cloud }).metadata;
      expect(links).toHaveLength(2);
      for (const { url } of links) expect(new URL(url).protocol).toBe('https:');
    },
  );

  it('does not link a repository that no web server shows', () => {
    const repoUrl = 'file:///srv/git/platform-gitops-config.git';
    const { annotations, links } = entityOf({ gitops: { repoUrl } }).metadata;
    expect(annotations['ai-platform/document']).toBe(
      `${repoUrl}/blob/main/environments/fraud/fraud-dev/environment.yaml`,
    );
    expect(links).toHaveLength(1);
  });
});
