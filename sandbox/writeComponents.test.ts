import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { writeComponents } from './writeComponents.mjs';

describe('the catalog file of the components', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'flagstone components-'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('says of three components where they run and where their quota stands on this machine', async () => {
    const target = path.join(folder, 'catalog/components.yaml');
    const template = path.join(__dirname, 'catalog/components.yaml');
    const git = path.join(folder, 'git');
    await writeComponents({ template, target, git });
    const components = parseAllDocuments(fs.readFileSync(target, 'utf8')).map(
      document => document.toJS(),
    );
    const repositories = path.join(
      __dirname,
      'repositories/platform-gitops-config',
    );
    expect(components.map(({ metadata }) => metadata.name)).toEqual([
      'defect-detector',
      'fraud-detector',
      'product-ranker',
    ]);
    for (const { metadata } of components) {
      const { annotations } = metadata;
      const url = new URL(annotations['ai-platform/quota-document']);
      const [repository, file] = decodeURIComponent(url.pathname).split(
        '.git/blob/main/',
      );
      expect(repository).toBe(path.join(git, 'platform-gitops-config'));
      expect(fs.existsSync(path.join(repositories, file))).toBe(true);
      expect(annotations['backstage.io/kubernetes-cluster']).toBe('sandbox');
      expect(file.split('/')[1]).toBe(
        annotations['backstage.io/kubernetes-namespace'],
      );
    }
  });
});
