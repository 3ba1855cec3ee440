import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seedRepositories } from '../seedRepositories.mjs';
import { seedWorkspaces } from '../seedWorkspaces.mjs';
import { startSandboxCluster } from './startSandboxCluster.mjs';

const TOKEN = 'a-token';
const QUOTA = 'workspaces/vision/manifests/quota.yaml';

jest.setTimeout(60_000);

describe('the sandbox cluster', () => {
  let folder: string;
  let cluster: { url: string; close(): Promise<void> };

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'flagstone-sandbox-'));
    const skeletons = path.join(
      __dirname,
      '../../templates/platform-repositories/skeleton',
    );
    await seedRepositories({ skeletons, git: folder });
    await seedWorkspaces({
      source: path.join(__dirname, '../repositories'),
      git: folder,
    });
    cluster = await startSandboxCluster({
      port: 0,
      token: TOKEN,
      story: path.join(__dirname, 'story'),
      repositories: folder,
    });
  });

  afterEach(async () => {
    await cluster.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function inRepository(cwd: string, ...args: string[]): string {
    const author = ['user.name=Lena', 'user.email=lena@example.com'];
    const options = author.flatMap(option => ['-c', option]);
    return execFileSync('git', [...options, ...args], {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  }

  /** Commits another text of vision's quota to main. */
  function commit(change: (text: string) => string) {
    const work = fs.mkdtempSync(path.join(folder, 'work-'));
    const bare = path.join(folder, 'platform-gitops-config.git');
    inRepository(work, 'clone', '--quiet', bare, '.');
    const file = path.join(work, QUOTA);
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
    inRepository(work, 'commit', '--quiet', '--all', '--message=Quota');
    inRepository(work, 'push', '--quiet', 'origin', 'HEAD:main');
  }

  function request(url: string): Promise<Response> {
    return fetch(`${cluster.url}${url}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
  }

  /** The next event of a watch that is as wanted. */
  async function watched(
    url: string,
    isWanted: (event: { object: { spec: { hard: object } } }) => boolean,
  ) {
    const { body } = await request(url);
    let text = '';
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const lines = text.split('\n');
      text = lines.pop()!;
      const found = lines.map(line => JSON.parse(line)).find(isWanted);
      if (found) return found;
    }
    throw new Error('The watch ended.');
  }

  it('shows quotas and queues of Git, and follows a commit', async () => {
    const url = '/api/v1/namespaces/vision/resourcequotas';
    const list = await (await request(url)).json();
    expect(list.items[0].metadata.labels).toEqual({
      'flagstone.dev/workspace': 'vision',
    });
    expect(list.items[0].status.hard['requests.nvidia.com/gpu']).toBe('16');

    const { resourceVersion } = list.metadata;
    const query = `watch=1&timeoutSeconds=30&resourceVersion=${resourceVersion}`;
    const event = watched(`${url}?${query}`, () => true);
    commit(text => text.replace("gpu: '16'", "gpu: '24'"));
    expect(await event).toMatchObject({
      type: 'MODIFIED',
      object: {
        spec: { hard: { 'requests.nvidia.com/gpu': '24' } },
        status: { hard: { 'requests.nvidia.com/gpu': '24' } },
      },
    });
  });

  it('goes on with what it has after a commit that cannot be read', async () => {
    const said: string[] = [];
    const stderr = jest
      .spyOn(process.stderr, 'write')
      .mockImplementation(text => {
        said.push(String(text));
        return true;
      });
    commit(() => 'a: [');
    while (said.length === 0) {
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
    }
    stderr.mockRestore();
    expect(said.join()).toContain(QUOTA);
    const { items } = await (
      await request('/api/v1/namespaces/vision/resourcequotas')
    ).json();
    expect(items[0].spec.hard['requests.nvidia.com/gpu']).toBe('16');
  });

  it('lets time pass', async () => {
    const url = '/apis/batch/v1/namespaces/fraud/jobs?watch=1&resourceVersion=';
    const { metadata } = await (await request('/api/v1/pods')).json();
    expect(
      await watched(`${url}${metadata.resourceVersion}`, () => true),
    ).toMatchObject({ object: { kind: 'Job' } });
  });

  it('says who waits at which place', async () => {
    const url =
      '/apis/visibility.kueue.x-k8s.io/v1beta2/namespaces/fraud/localqueues/gpu-jobs/pendingworkloads';
    const { items } = await (await request(url)).json();
    const places = items.map(
      (item: { positionInClusterQueue: number }) => item.positionInClusterQueue,
    );
    expect(places).toEqual([...places.keys()]);
    expect(places.length).toBeGreaterThan(0);
  });
});
