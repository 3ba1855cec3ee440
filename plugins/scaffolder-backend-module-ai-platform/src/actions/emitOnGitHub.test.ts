import { createMockDirectory } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { aDocument } from '../__testUtils__/aDocument';
import { Emitting, filesOf } from '../__testUtils__/emitting';

const directory = createMockDirectory();
const emitting = new Emitting(directory);
const FOLDER = 'environments/fraud/fraud-dev';
const GITHUB = { repoUrl: 'https://github.com/acme/platform-gitops-config' };

beforeEach(() => {
  directory.setContent({ workspace: {} });
  emitting.reset();
});

describe('aiPlatform:environment:emit for GitHub', () => {
  const document = aDocument({ gitops: GITHUB });
  const committed = (project: string, text = '') => ({
    files: [
      {
        url: `${GITHUB.repoUrl}/blob/main/environments/${project}/fraud-dev/environment.yaml`,
        content: async () => Buffer.from(text),
      },
    ],
    etag: '',
  });
  const documentOf = (input: JsonObject) =>
    filesOf(input).find(({ path }) => path.endsWith('/environment.yaml'))!
      .content;

  it('looks for the name in every project before it writes', async () => {
    const { repositories } = await emitting.run(document);

    expect(emitting.urlReader.search).toHaveBeenCalledWith(
      `${GITHUB.repoUrl}/blob/main/environments/*/fraud-dev/environment.yaml`,
      expect.anything(),
    );
    expect(repositories).toContainEqual(
      expect.objectContaining({
        repoUrl: 'github.com?owner=acme&repo=platform-ai-services',
      }),
    );
  });

  it('refuses an environment that exists, unless it is to be updated', async () => {
    emitting.urlReader.search.mockResolvedValue(committed('fraud'));

    await expect(emitting.run(document)).rejects.toThrow(
      'The environment fraud-dev of project fraud exists already (https://github.com/acme/platform-gitops-config, branch main). Choose another name, or say update: true to change it.',
    );
    expect(emitting.written()).toEqual([]);
    await expect(
      emitting.run({ ...document, update: true }),
    ).resolves.toMatchObject({
      title: 'Update AI environment fraud-dev of project fraud',
    });
  });

  it('refuses a name that another project has, even as an update', async () => {
    emitting.urlReader.search.mockResolvedValue(committed('vision'));

    await expect(emitting.run({ ...document, update: true })).rejects.toThrow(
      'An environment fraud-dev exists already, in project vision',
    );
  });

  it('lists the files that an update no longer has', async () => {
    const before = aDocument({
      gitops: GITHUB,
      platform: { feast: { enabled: true } },
    });
    const after = aDocument({
      gitops: GITHUB,
      platform: { feast: { enabled: false } },
    });
    emitting.urlReader.search.mockResolvedValue(
      committed('fraud', documentOf(before)),
    );

    const { repositories } = await emitting.run({ ...after, update: true });

    const kept = new Set(filesOf(after).map(f => `${f.repository}/${f.path}`));
    const gone = filesOf(before)
      .map(file => `${file.repository}/${file.path}`)
      .filter(path => !kept.has(path));
    expect(gone).toContain(`platform-ai-services/${FOLDER}/feast/values.yaml`);
    expect(
      (repositories as Array<{ name: string; filesToDelete: string[] }>)
        .flatMap(each => each.filesToDelete.map(path => `${each.name}/${path}`))
        .sort(),
    ).toEqual(gone.sort());
  });

  it('says so when GitHub does not answer, and asks nothing in a dry run', async () => {
    emitting.urlReader.search.mockRejectedValue(
      new Error('rate limit exceeded'),
    );

    await expect(emitting.run(document)).rejects.toThrow(
      /Could not find out whether the environment exists already .*rate limit exceeded/,
    );
    expect(emitting.written()).toEqual([]);
    await expect(
      emitting.run(document, { isDryRun: true }),
    ).resolves.toMatchObject({
      host: 'github',
    });
  });
});
