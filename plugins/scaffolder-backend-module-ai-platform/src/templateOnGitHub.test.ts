import { aDocument } from './__testUtils__/aDocument';
import { FakeGitHub } from './__testUtils__/fakeGitHub';
import { Portal } from './__testUtils__/portal';

jest.setTimeout(60_000);

const FOLDER = 'environments/fraud/fraud-dev';
const DOCUMENT = `acme/platform-gitops-config/${FOLDER}/environment.yaml`;
const gitHub = new FakeGitHub();
let portal: Portal;

beforeAll(async () => {
  const apiBaseUrl = await gitHub.start();
  portal = await Portal.start({
    integrations: {
      github: [{ host: 'github.test', apiBaseUrl, token: 'token' }],
    },
    aiPlatform: {
      environments: {
        defaults: {
          spec: {
            gitops: {
              repoUrl: 'https://github.test/acme/platform-gitops-config.git',
            },
          },
        },
      },
    },
  });
});
afterAll(() => gitHub.stop());

const withFeast = (enabled: boolean) =>
  aDocument({ platform: { feast: { enabled } } });

it('opens a pull request a repository, and registers what the merge will bring', async () => {
  const { status, output } = await portal.create(withFeast(true));

  expect(status).toBe('completed');
  expect(
    gitHub.pullRequests.map(({ repository, head, base, title }) => [
      ...[repository, head, base, title],
    ]),
  ).toEqual(
    [
      'acme/platform-k8s-clusters',
      'acme/platform-ai-services',
      'acme/platform-gitops-config',
    ].map(repository => [
      repository,
      'acme:ai-environment/fraud-dev',
      'main',
      'Add AI environment fraud-dev of project fraud',
    ]),
  );
  const { files, body } = gitHub.pullRequests[2];
  expect(files[`${FOLDER}/environment.yaml`]).toContain('name: fraud-dev');
  expect(body).toContain('**fraud-dev** is the dev environment');
  expect(output.links.map(link => link.url)).toEqual([
    'https://github.test/acme/platform-k8s-clusters/pull/1',
    'https://github.test/acme/platform-ai-services/pull/2',
    'https://github.test/acme/platform-gitops-config/pull/3',
  ]);
  expect(await portal.locations()).toContain(
    `https://github.test/acme/platform-gitops-config/blob/main/${FOLDER}/catalog-info.yaml`,
  );
});

it('refuses what was merged before, and removes files in an update', async () => {
  for (const { repository, files } of gitHub.pullRequests.splice(0)) {
    for (const [path, content] of Object.entries(files)) {
      gitHub.files.set(`${repository}/${path}`, `${content}`);
    }
  }

  const refused = await portal.create(withFeast(false));
  const updated = await portal.create({ ...withFeast(false), update: true });

  expect(refused.status).toBe('failed');
  expect(refused.log).toContain(
    'ConflictError: The environment fraud-dev of project fraud exists already',
  );
  expect(updated.status).toBe('completed');
  const services = gitHub.pullRequests.find(
    each => each.repository === 'acme/platform-ai-services',
  );
  expect(services?.title).toBe(
    'Update AI environment fraud-dev of project fraud',
  );
  expect(services?.files[`${FOLDER}/feast/values.yaml`]).toBeNull();
});

it('refuses a name that another project has merged', async () => {
  gitHub.pullRequests.splice(0);

  const { status, log } = await portal.create(
    aDocument({}, { project: 'vision' }),
  );

  expect(gitHub.files.has(DOCUMENT)).toBe(true);
  expect(status).toBe('failed');
  expect(log).toContain('exists already, in project fraud');
  expect(gitHub.pullRequests).toEqual([]);
});
