import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { GITOPS, QuotaChanging } from '../__testUtils__/quotaChanging';
import { QUOTA_PATH, QUOTA_YAML } from '../__testUtils__/quotas';

const FILE = `platform-gitops-config/${QUOTA_PATH}`;
const directory = createMockDirectory();
const changing = new QuotaChanging(directory);

beforeEach(() => changing.reset());

describe('aiPlatform:quota:change', () => {
  it('changes the one value, and writes the file where the publish steps look for it', async () => {
    const output = await changing.run();

    expect(readFileSync(`${changing.workspacePath}/${FILE}`, 'utf8')).toBe(
      QUOTA_YAML.replace('"8"', '"16"'),
    );
    expect(changing.written()).toBe(1);
    expect(output).toMatchObject({
      ...{ changed: true, host: 'github', from: '8', to: '16' },
      ...{ path: QUOTA_PATH },
      title: 'Raise the quota of nvidia.com/gpu for fraud from 8 to 16',
      repository: {
        name: 'platform-gitops-config',
        sourcePath: 'platform-gitops-config',
        targetPath: '',
        ...{ gitUrl: GITOPS, branch: 'main' },
        repoUrl: 'github.com?owner=acme&repo=platform-gitops-config',
      },
      diff: [
        ' spec:',
        '   hard:',
        '     # two nodes; see the budget of 2026',
        '-    requests.nvidia.com/gpu: "8"',
        '+    requests.nvidia.com/gpu: "16"',
        ' ',
        '     requests.memory: 512Gi # all of them',
        ' ---',
      ].join('\n'),
    });
  });

  it('tells the reviewer who asks, for what, and why, in words that mean nothing but themselves', async () => {
    const { description } = await changing.run(
      {
        cluster: 'sandbox',
        reason: '@everyone ```\n<b>look</b>',
        observed: {
          ...{ used: '8', waiting: '16', nodesFree: '12' },
          at: '2026-03-01T12:00:00Z',
        },
      },
      {
        limits: { dev: { 'nvidia.com/gpu': 32 } },
        context: { user: { ref: 'user:default/amara.okafor' } },
      },
    );

    expect(`${description}`.split('```diff')[0]).toBe(
      `**Raise the quota of nvidia.com/gpu for fraud from 8 to 16**

- Quota: \`ResourceQuota/compute\`
- Where: \`spec.hard["requests.nvidia.com/gpu"]\` in \`${QUOTA_PATH}\`
- For: \`component:default/fraud-detector\`
- Cluster: \`sandbox\`
- Asked for by: \`user:default/amara.okafor\`
- Limit: 32 in the stage dev
- Use: \`8\` used, \`16\` waited for, \`12\` free on the nodes, as the form showed it (\`2026-03-01T12:00:00Z\`)

Why:

\`\`\`\`text
@everyone \`\`\`
<b>look</b>
\`\`\`\`

`,
    );
  });

  it('tells the reviewer what all flavours of a queue come to', async () => {
    const queue = { resource: 'nvidia.com/gpu', flavor: 'h100' };

    const { description } = await changing.run(queue);

    expect(description).toContain(
      '- Flavour: `h100`\n- All flavours then: `32`\n',
    );
  });

  it('names the branch after the change and the file, so that a second run finds it', async () => {
    const [first, again] = [await changing.run(), await changing.run()];
    changing.answer(`${QUOTA_YAML}# changed\n`);
    const later = await changing.run();

    expect(first.branchName).toMatch(
      /^gpu-quota\/fraud-nvidia-com-gpu-16-[0-9a-f]{8}$/,
    );
    expect(again).toEqual(first);
    expect(later.branchName).not.toBe(first.branchName);
  });

  it('says which content of a local file it has changed', async () => {
    changing.answer(QUOTA_YAML, 'abc123');
    const gitUrl = 'file:///srv/git/platform-gitops-config.git';

    const { host, repository } = await changing.run(
      {},
      { url: `${gitUrl}/blob/main/${QUOTA_PATH}` },
    );

    expect(host).toBe('local');
    expect(repository).toMatchObject({
      ...{ name: 'platform-gitops-config', gitUrl, branch: 'main' },
      basedOn: { [QUOTA_PATH]: 'abc123' },
    });
  });

  it('has nothing to do where the quota is what it is to be', async () => {
    const output = await changing.run({ amount: 8 });

    expect(output).toEqual({
      changed: false,
      title: 'Nothing to do',
      description: 'The quota is 8 already. There is nothing to do.',
    });
    expect(changing.written()).toBe(0);
  });

  it('does the same in a dry run', async () => {
    const output = await changing.run({}, { context: { isDryRun: true } });

    expect(output.changed).toBe(true);
    expect(changing.written()).toBe(1);
  });

  it('stops when the task is cancelled', async () => {
    const context = { signal: AbortSignal.abort() };

    await expect(changing.run({}, { context })).rejects.toThrow(/abort/i);
    expect(changing.written()).toBe(0);
  });
});

describe('a Workspace document', () => {
  const workspace = stringify({
    ...{ apiVersion: 'flagstone/v1', kind: 'Workspace' },
    metadata: {
      ...{ name: 'fraud', project: 'fraud', owner: 'group:default/fraud-ml' },
      ...{ department: 'risk', costCenter: '4711' },
    },
    spec: {
      ...{ environment: 'fraud-dev', stage: 'dev' },
      quota: { accelerators: { 'nvidia.com/gpu': 8 } },
      gitops: { repoUrl: `${GITOPS}.git` },
    },
  });

  it('is written with what is generated from it, wherever the repository begins', async () => {
    changing.answer(workspace);
    const url = `${GITOPS}/blob/main/platform/workspaces/fraud/workspace.yaml`;

    const { description } = await changing.run({}, { url });

    const folder = `${changing.workspacePath}/platform-gitops-config/platform/workspaces/fraud`;
    expect(readFileSync(`${folder}/workspace.yaml`, 'utf8')).toBe(
      workspace.replace('gpu: 8', 'gpu: 16'),
    );
    expect(readFileSync(`${folder}/manifests/quota.yaml`, 'utf8')).toContain(
      'requests.nvidia.com/gpu: "16"',
    );
    expect(changing.written()).toBe(2);
    expect(description).toContain(
      '- Generated from it: `platform/workspaces/fraud/manifests/quota.yaml`',
    );
  });

  it('has to lie where what is generated from it can be found', async () => {
    changing.answer(workspace);

    await expect(changing.run()).rejects.toThrow(
      `documentUrl: the Workspace lies at ${QUOTA_PATH}, so what is generated from it cannot be found. Move it to workspaces/fraud/workspace.yaml.`,
    );
  });
});

describe('the examples of aiPlatform:quota:change', () => {
  it.each(changing.action().examples!)('$description', async ({ example }) => {
    const { steps } = parse(example);

    for (const step of steps) {
      expect(step.action).toBe('aiPlatform:quota:change');
      await expect(changing.run(step.input)).resolves.toMatchObject({
        changed: true,
      });
    }
  });
});
