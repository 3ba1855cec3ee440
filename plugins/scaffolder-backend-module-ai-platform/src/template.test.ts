import { createMockDirectory } from '@backstage/backend-test-utils';
import { aDocument } from './__testUtils__/aDocument';
import { GitHost } from './__testUtils__/gitHost';
import { Portal } from './__testUtils__/portal';

const directory = createMockDirectory();
const root = directory.resolve('git');
const host = new GitHost(root);
const NAMES = [
  'platform-k8s-clusters',
  'platform-ai-services',
  'platform-gitops-config',
];
const gitops = host.at(NAMES[2]);

jest.setTimeout(60_000);

let portal: Portal;

beforeAll(async () => {
  directory.setContent({});
  for (const name of NAMES) host.create(name, { 'README.md': name });
  portal = await Portal.start({
    integrations: { github: [{ host: 'github.com', token: 'none' }] },
    aiPlatform: { localGit: { root } },
  });
});

const titles = (texts: Array<{ title: string }>) =>
  texts.map(text => text.title);

describe('the AI environment template with local repositories', () => {
  it('creates an environment from a posted document: commits, and an entity that follows them', async () => {
    const { status, output } = await portal.create(aDocument());

    expect(status).toBe('completed');
    expect(output.links).toEqual([
      {
        title: 'The environment in the catalog',
        icon: 'catalog',
        entityRef: 'resource:default/fraud-dev',
      },
    ]);
    expect(titles(output.text)).toEqual([
      'What was asked for',
      'What was committed',
      'What happens next',
    ]);
    expect(output.text[1].content).toContain(
      `platform-gitops-config, branch main: commit ${host.head(
        gitops,
      )} changes`,
    );
    for (const name of NAMES) {
      const repository = host.at(name);
      expect(host.git(repository, 'rev-list', '--count', 'main')).toBe('2');
    }
    expect(await portal.entity('resource/default/fraud-dev')).toMatchObject({
      metadata: {
        annotations: {
          'backstage.io/managed-by-location': `url:${gitops.url}/blob/main/environments/fraud/fraud-dev/catalog-info.yaml`,
        },
      },
      spec: { type: 'ai-environment', owner: 'group:default/fraud-ml' },
    });
  });

  it('accepts the whole document as it is committed, for another cloud', async () => {
    const { status } = await portal.create({
      ...{ apiVersion: 'flagstone/v1', kind: 'Environment' },
      ...aDocument(
        { cloud: 'gcp', account: 'fraud-ml-dev', region: 'europe-west4' },
        { name: 'fraud-gcp' },
      ),
    });

    expect(status).toBe('completed');
    await portal.entity('resource/default/fraud-gcp');
  });

  it('takes template syntax in a document as text', async () => {
    const description = 'costs ${{ secrets.backstageToken }} and {{ 7 * 7 }}';

    const { status } = await portal.create(
      aDocument({}, { name: 'fraud-syntax', description }),
    );

    expect(status).toBe('completed');
    expect(await portal.entity('resource/default/fraud-syntax')).toMatchObject({
      metadata: { description },
    });
  });

  it('names every fault in the log and publishes nothing', async () => {
    const heads = () => NAMES.map(name => host.head(host.at(name)));
    const before = heads();

    const { status, log } = await portal.create(
      aDocument(
        { cloud: 'asure', stage: 7, network: [] },
        { name: 'Not A Name', costCenter: 4711 },
      ),
    );

    expect(status).toBe('failed');
    for (const path of [
      ...['metadata.name', 'metadata.costCenter'],
      ...['spec.cloud', 'spec.stage', 'spec.network'],
    ]) {
      expect(log).toContain(`- ${path}: `);
    }
    expect(heads()).toEqual(before);
  });

  it('asks for the two halves of the document before anything runs', async () => {
    const { metadata } = aDocument();

    const { status, log } = await portal.create({ metadata });

    expect(status).toBe('400');
    expect(log).toContain('requires property \\"spec\\"');
  });

  it('refuses an environment that exists, and updates it with its entity when told to', async () => {
    const document = aDocument({}, { name: 'fraud-again' });
    const first = await portal.create(document);

    const second = await portal.create(document);
    const third = await portal.create({
      ...aDocument({}, { name: 'fraud-again', description: 'Changed' }),
      update: true,
    });

    expect([first.status, second.status, third.status]).toEqual([
      'completed',
      'failed',
      'completed',
    ]);
    expect(second.log).toContain(
      'ConflictError: The environment fraud-again of project fraud exists already',
    );
    expect(host.git(gitops, 'log', '-1', '--format=%s', 'main')).toBe(
      'Update AI environment fraud-again of project fraud',
    );
    await portal.entity(
      'resource/default/fraud-again',
      ({ metadata }) => metadata.description === 'Changed',
    );
  });
});

describe('a dry run of the template', () => {
  it('shows the files and what would be committed, and commits nothing', async () => {
    const before = host.head(gitops);

    const { status, body } = await portal.dryRun(
      aDocument({}, { name: 'fraud-dry' }),
    );

    expect(status).toBe(200);
    const paths = body.directoryContents.map((f: { path: string }) => f.path);
    expect(paths).toContain(
      'platform-gitops-config/environments/fraud/fraud-dry/environment.yaml',
    );
    expect(body.output.text[1].content).toContain('a commit would change');
    expect(host.head(gitops)).toBe(before);
  });

  it('goes through the pull requests for repositories on GitHub', async () => {
    const repoUrl = 'https://github.com/acme/platform-gitops-config';

    const { status, body } = await portal.dryRun(
      aDocument({ gitops: { repoUrl } }),
    );

    expect(status).toBe(200);
    expect(body.output.links).toEqual(
      ['First', 'Second', 'Third'].map((position, index) => ({
        title: `${position} pull request`,
        icon: 'github',
        url: `github.com?owner=acme&repo=${NAMES[index]}`,
      })),
    );
    expect(titles(body.output.text)).toEqual([
      'What was asked for',
      'What happens next',
    ]);
  });

  it('opens one pull request where one repository holds all', async () => {
    const repoUrl = 'git@github.com:acme/ai-platform.git';

    const { body } = await portal.dryRun(aDocument({ gitops: { repoUrl } }));

    expect(body.output.links).toHaveLength(1);
  });

  it('says that nothing is published on a host without a publish step', async () => {
    const repoUrl = 'https://git.example.com/acme/ai-platform.git';

    const { status, body } = await portal.dryRun(
      aDocument({ gitops: { repoUrl } }),
    );

    expect(status).toBe(200);
    expect(body.output.links).toEqual([]);
    expect(titles(body.output.text)).toEqual([
      'What was asked for',
      'Nothing was published',
    ]);
    expect(body.output.text[1].content).toContain(repoUrl);
  });
});
