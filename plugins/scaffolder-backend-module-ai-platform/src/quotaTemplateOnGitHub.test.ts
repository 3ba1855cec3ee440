import { createMockDirectory } from '@backstage/backend-test-utils';
import { stringify } from 'yaml';
import { FakeGitHub } from './__testUtils__/fakeGitHub';
import { Portal } from './__testUtils__/portal';
import { aComponent, QUOTA_PATH, QUOTA_YAML } from './__testUtils__/quotas';

jest.setTimeout(60_000);

const REPOSITORY = 'acme/platform-gitops-config';
const directory = createMockDirectory();
const gitHub = new FakeGitHub();
let portal: Portal;

beforeAll(async () => {
  const apiBaseUrl = await gitHub.start();
  gitHub.files.set(`${REPOSITORY}/${QUOTA_PATH}`, QUOTA_YAML);
  const url = `https://github.test/${REPOSITORY}/blob/main/${QUOTA_PATH}`;
  directory.setContent({ 'catalog.yaml': stringify(aComponent(url)) });
  portal = await Portal.start(
    {
      integrations: {
        github: [{ host: 'github.test', apiBaseUrl, token: 'token' }],
      },
    },
    {
      template: 'gpu-quota-change',
      locations: [directory.resolve('catalog.yaml')],
    },
  );
  await portal.entity('component/default/fraud-detector');
});
afterAll(() => gitHub.stop());

it('opens a pull request that changes one value, with the reason for the reviewer', async () => {
  const { status, output, log } = await portal.create({
    ...{ entityRef: 'component:default/fraud-detector', namespace: 'fraud' },
    ...{ resource: 'requests.nvidia.com/gpu', amount: 16 },
    reason: 'The new model is trained on four nodes.',
  });

  expect([status, log]).toEqual(['completed', expect.anything()]);
  expect(gitHub.pullRequests).toEqual([
    {
      repository: REPOSITORY,
      head: expect.stringMatching(
        /^acme:gpu-quota\/fraud-nvidia-com-gpu-16-[0-9a-f]{8}$/,
      ),
      base: 'main',
      title: 'Raise the quota of nvidia.com/gpu for fraud from 8 to 16',
      body: expect.stringContaining('The new model is trained on four nodes.'),
      files: { [QUOTA_PATH]: QUOTA_YAML.replace('"8"', '"16"') },
    },
  ]);
  expect(output.links[0]).toEqual({
    ...{ title: 'The pull request', icon: 'github' },
    url: `https://github.test/${REPOSITORY}/pull/1`,
  });
  expect(output.text.map(text => text.title)).toEqual([
    'Raise the quota of nvidia.com/gpu for fraud from 8 to 16',
    'What happens next',
  ]);
});
