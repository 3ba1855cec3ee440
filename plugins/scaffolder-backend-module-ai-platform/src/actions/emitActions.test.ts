import { createMockDirectory } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { aDocument } from '../__testUtils__/aDocument';
import { Emitting, filesOf } from '../__testUtils__/emitting';

const directory = createMockDirectory();
const emitting = new Emitting(directory);
const FOLDER = 'environments/fraud/fraud-dev';
const LOCAL = { repoUrl: 'file:///srv/git/platform-gitops-config.git' };
const GITHUB = { repoUrl: 'https://github.com/acme/platform-gitops-config' };

beforeEach(() => {
  directory.setContent({ workspace: {} });
  emitting.reset();
});

describe('aiPlatform:environment:emit', () => {
  it('writes what the core emits, and says where it goes', async () => {
    const document = aDocument({ gitops: LOCAL });

    const output = await emitting.run(document);

    const files = filesOf(document);
    expect(emitting.written()).toEqual(
      files.map(file => `${file.repository}/${file.path}`).sort(),
    );
    for (const { repository, path, content } of files) {
      const file = `${emitting.workspacePath}/${repository}/${path}`;
      expect(readFileSync(file, 'utf8')).toBe(content);
    }
    const repository = (name: string) => ({
      ...{ name, sourcePath: name, targetPath: '', branch: 'main' },
      gitUrl: `file:///srv/git/${name}.git`,
      filesToDelete: [],
    });
    expect(output).toEqual({
      environment: { name: 'fraud-dev', project: 'fraud' },
      entityRef: 'resource:default/fraud-dev',
      files: files.length,
      warnings: expect.any(Array),
      host: 'local',
      repositories: [
        'platform-k8s-clusters',
        'platform-ai-services',
        'platform-gitops-config',
      ].map(repository),
      document: `platform-gitops-config/${FOLDER}/environment.yaml`,
      catalogInfoUrl: `${LOCAL.repoUrl}/blob/main/${FOLDER}/catalog-info.yaml`,
      title: 'Add AI environment fraud-dev of project fraud',
      summary: expect.stringContaining('**fraud-dev** is the dev environment'),
    });
    expect(emitting.urlReader.search).not.toHaveBeenCalled();
  });

  it('gives the same tree when it runs twice', async () => {
    await emitting.run(aDocument());
    const first = emitting.written();

    await emitting.run(aDocument());

    expect(emitting.written()).toEqual(first);
  });

  it('names one repository where all is in one', async () => {
    const repoUrl = 'git@github.com:acme/ai-platform.git';

    const { repositories, catalogInfoUrl } = await emitting.run(
      aDocument({ gitops: { repoUrl, revision: 'live' } }),
    );

    expect(repositories).toEqual([
      {
        name: 'ai-platform',
        sourcePath: '.',
        targetPath: '',
        gitUrl: repoUrl,
        branch: 'live',
        repoUrl: 'github.com?owner=acme&repo=ai-platform',
        filesToDelete: [],
      },
    ]);
    expect(catalogInfoUrl).toBe(
      `https://github.com/acme/ai-platform/blob/live/platform-gitops-config/${FOLDER}/catalog-info.yaml`,
    );
  });

  it('lays the platform’s defaults under the document', async () => {
    const defaults = {
      metadata: { department: 'payments', costCenter: '1' },
      spec: { gitops: { ...GITHUB, revision: 'live' }, budget: { monthly: 5 } },
    };
    const { department, ...metadata } = aDocument().metadata;

    const output = await emitting.run(
      { metadata, spec: aDocument({ gitops: { revision: 'main' } }).spec },
      { defaults },
    );

    expect(output.host).toBe('github');
    const document = readFileSync(
      `${emitting.workspacePath}/${output.document}`,
      'utf8',
    );
    expect(parse(document)).toMatchObject({
      metadata: { department: 'payments', costCenter: '4711' },
      spec: {
        gitops: { ...GITHUB, revision: 'main' },
        budget: { monthly: 5 },
      },
    });
  });

  it('names every fault at once with path and remedy, and writes nothing', async () => {
    const faulty = aDocument(
      {
        cloud: 'asure',
        network: { cidr: '10.0.0.0' },
        gitops: { engine: 'fluxx' },
      },
      { name: 'Fraud Dev', costCenter: 4711 },
    );

    const error: Error = await emitting
      .run({ ...faulty, kind: 'Envrionment' })
      .catch(caught => caught);

    expect(error.name).toBe('InputError');
    for (const path of [
      'kind',
      'metadata.name',
      'metadata.costCenter',
      'spec.cloud',
      'spec.network.cidr',
      'spec.gitops.engine',
    ]) {
      expect(error.message).toMatch(new RegExp(`^- ${path}: .+\\. .+`, 'm'));
    }
    expect(emitting.written()).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['texts', { metadata: 'a', spec: 'b' }],
    ['lists', { metadata: [], spec: [1] }],
    ['nothing twice', { metadata: null, spec: null }],
    ['another kind', { ...aDocument(), apiVersion: 'v1', kind: 'Pod' }],
    ['a hostile name', aDocument({}, { name: '../../../etc' })],
    ['a hostile project', aDocument({}, { project: '..' })],
    [
      'a hostile repository',
      aDocument({ gitops: { repoUrl: 'ext::sh -c x' } }),
    ],
    [
      'a hostile branch',
      aDocument({ gitops: { revision: '--upload-pack=x' } }),
    ],
    ['an unknown field', aDocument({ replicas: 3 })],
  ])('refuses %s as a document', async (_case, input) => {
    await expect(emitting.run(input as JsonObject)).rejects.toMatchObject({
      name: 'InputError',
    });
    expect(emitting.written()).toEqual([]);
  });

  it('writes nothing into a workspace in which a symbolic link lies in the way', async () => {
    directory.addContent({
      outside: {},
      'workspace/platform-gitops-config': ctx => ctx.symlink('../outside'),
    });

    await expect(emitting.run(aDocument())).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(emitting.written()).toEqual([]);
    expect(directory.content({ path: 'outside' })).toEqual({});
  });

  it('stops when the task is cancelled', async () => {
    const signal = AbortSignal.abort();

    await expect(emitting.run(aDocument(), { signal })).rejects.toThrow(
      /abort/i,
    );

    expect(emitting.written()).toEqual([]);
  });
});

describe('the finer emit actions', () => {
  it.each([
    [
      'aiPlatform:terraform:emit',
      'platform-k8s-clusters',
      /\.tf$|\/\.[a-z-]+$/,
    ],
    ['aiPlatform:helm:emit', 'platform-ai-services', /\/values.*\.yaml$/],
    ['aiPlatform:argocd:emit', 'platform-gitops-config', /\.yaml$/],
  ])('%s writes its part alone', async (id, repository, form) => {
    const output = await emitting.run(aDocument(), { id });

    expect(emitting.written().length).toBe(output.files);
    for (const path of emitting.written()) {
      expect(path.startsWith(`${repository}/${FOLDER}/`)).toBe(true);
      expect(path).toMatch(form);
    }
    expect(output.repositories).toEqual([
      expect.objectContaining({ name: repository }),
    ]);
    expect(output.document).toBeUndefined();
    expect(output.catalogInfoUrl).toBeUndefined();
  });

  it('has nothing for Argo CD where Flux deploys', async () => {
    const flux = aDocument({ gitops: { engine: 'flux' } });

    await expect(
      emitting.run(flux, { id: 'aiPlatform:argocd:emit' }),
    ).rejects.toThrow('spec.gitops.engine: is flux');
  });
});

describe.each([
  'aiPlatform:environment:emit',
  'aiPlatform:terraform:emit',
  'aiPlatform:helm:emit',
  'aiPlatform:argocd:emit',
])('the examples of %s', id => {
  it.each(emitting.action(id).examples!)(
    '$description',
    async ({ example }) => {
      const { steps } = parse(example);

      for (const step of steps) {
        expect(step.action).toBe(id);
        await emitting.run(step.input, { id });
      }
      expect(emitting.written().length).toBeGreaterThan(0);
    },
  );
});
