import { createMockDirectory } from '@backstage/backend-test-utils';
import { stringify } from 'yaml';
import { GitHost } from './__testUtils__/gitHost';
import { Portal } from './__testUtils__/portal';
import { aComponent, QUOTA_PATH, QUOTA_YAML } from './__testUtils__/quotas';

const directory = createMockDirectory();
const root = directory.resolve('git');
const host = new GitHost(root);
const gitops = host.at('platform-gitops-config');
const documentUrl = `${gitops.url}/blob/main/${QUOTA_PATH}`;
const REQUEST = {
  ...{ entityRef: 'component:default/fraud-detector', namespace: 'fraud' },
  ...{ resource: 'requests.nvidia.com/gpu', amount: '16' },
  reason: 'The new model is trained on four nodes.',
};

jest.setTimeout(60_000);

let portal: Portal;

beforeAll(async () => {
  directory.setContent({
    'catalog.yaml': stringify(aComponent(documentUrl)),
  });
  host.create(gitops.name, { 'README.md': 'hello', [QUOTA_PATH]: QUOTA_YAML });
  portal = await Portal.start(
    {
      integrations: { github: [{ host: 'github.com', token: 'none' }] },
      aiPlatform: {
        localGit: { root },
        quota: { limits: { dev: { 'nvidia.com/gpu': 32 } } },
      },
    },
    {
      template: 'gpu-quota-change',
      locations: [directory.resolve('catalog.yaml')],
    },
  );
  await portal.entity('component/default/fraud-detector');
});

it('commits the one value that changes, with the reason, and keeps every comment', async () => {
  const { status, output, log } = await portal.create(REQUEST);

  expect([status, log]).toEqual(['completed', expect.anything()]);
  expect(host.show(gitops, QUOTA_PATH)).toBe(QUOTA_YAML.replace('"8"', '"16"'));
  expect(host.git(gitops, 'log', '-1', '--format=%B', 'main')).toMatch(
    /^Raise the quota of nvidia\.com\/gpu for fraud from 8 to 16\n\nThe new model is trained on four nodes\.\n\nFlagstone-Task: /,
  );
  expect(host.git(gitops, 'show', '--format=', '--name-only', 'main')).toBe(
    QUOTA_PATH,
  );
  expect(output.text.map(text => text.title)).toEqual([
    'Raise the quota of nvidia.com/gpu for fraud from 8 to 16',
    'What was committed',
  ]);
  expect(output.links).toEqual([
    {
      ...{ title: 'The component', icon: 'catalog' },
      entityRef: 'component:default/fraud-detector',
    },
  ]);
});

it('changes the flavour of a queue, with everything that the form sends', async () => {
  const { status } = await portal.create({
    ...REQUEST,
    ...{ resource: 'nvidia.com/gpu', flavor: 'l4', amount: 24, documentUrl },
    cluster: 'sandbox',
    observed: { used: '16', at: '2026-03-01T12:00:00Z' },
  });

  expect(status).toBe('completed');
  expect(host.show(gitops, QUOTA_PATH)).toContain(
    '- name: l4\n          resources: [{ name: nvidia.com/gpu, nominalQuota: 24 }]',
  );
});

it('has nothing to do when it is asked again, and commits nothing', async () => {
  const before = host.head(gitops);

  const { status, output } = await portal.create(REQUEST);

  expect(status).toBe('completed');
  expect(host.head(gitops)).toBe(before);
  expect(output.text).toEqual([
    {
      title: 'Nothing to do',
      content: 'The quota is 16 already. There is nothing to do.',
    },
  ]);
});

it.each([
  [
    'more than the stage allows',
    { amount: '33' },
    'NotAllowedError: amount: 33 is more than the 32',
  ],
  [
    'another file',
    { documentUrl: `${gitops.url}/blob/main/README.md` },
    'NotAllowedError: documentUrl: ',
  ],
  [
    'another namespace',
    { namespace: 'vision' },
    'NotAllowedError: namespace: ',
  ],
  ['no amount at all', { amount: 'many' }, 'InputError: amount: '],
])('refuses %s, and commits nothing', async (_case, change, message) => {
  const before = host.head(gitops);

  const { status, log } = await portal.create({ ...REQUEST, ...change });

  expect(status).toBe('failed');
  expect(log).toContain(message);
  expect(host.head(gitops)).toBe(before);
});

it.each([
  ['a reason', { reason: 'because' }],
  ['a namespace', { namespace: '' }],
])('asks for %s before anything runs', async (_case, change) => {
  const { status } = await portal.create({ ...REQUEST, ...change });

  expect(status).toBe('400');
});

it('shows in a dry run what would be committed, and commits nothing', async () => {
  const before = host.head(gitops);

  const { status, body } = await portal.dryRun({ ...REQUEST, amount: '20' });

  expect(status).toBe(200);
  expect(
    body.directoryContents.map((file: { path: string }) => file.path),
  ).toEqual([`platform-gitops-config/${QUOTA_PATH}`]);
  expect(body.output.text[1].content).toContain('a commit would change 1 file');
  expect(host.head(gitops)).toBe(before);
});

it('overwrites nothing that someone else commits in between', async () => {
  const theirs = QUOTA_YAML.replace('"8"', '"12"');
  directory.addContent({ theirs });
  const done = directory.resolve('done');
  host.whenCommitIsReady(
    gitops,
    `[ -e ${done} ] || { touch ${done}
blob=$(git hash-object -w ${directory.resolve('theirs')})
git read-tree --index-output=${done}.index main
GIT_INDEX_FILE=${done}.index git update-index --add --cacheinfo 100644,$blob,${QUOTA_PATH}
tree=$(GIT_INDEX_FILE=${done}.index git write-tree)
git update-ref refs/heads/main $(git commit-tree $tree -p main -m theirs); }`,
  );

  const { status, log } = await portal.create({ ...REQUEST, amount: '20' });

  expect(status).toBe('failed');
  expect(log).toContain(
    `ConflictError: Someone else changed ${QUOTA_PATH} in platform-gitops-config, branch main, after it was read. Nothing was published; run it again.`,
  );
  expect(host.show(gitops, QUOTA_PATH)).toBe(theirs);
});
