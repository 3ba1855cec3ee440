import { aWorkspace } from '../plugins/ai-platform-common/src/testUtils/aWorkspace';
import { ApiServer } from './support/apiServer';
import { ArgoCd, eventually } from './support/argoCd';
import { missingForCluster, sharedCluster } from './support/cluster';
import { ClusterClient } from './support/clusterClient';
import { describeWith } from './support/describeWith';
import { GitHost } from './support/gitHost';
import { LiveWorkspace } from './support/liveWorkspace';

jest.setTimeout(180_000);

const REPO_URL = 'https://github.com/acme/platform-gitops-config.git';
const GPUS = 'requests.nvidia.com/gpu';

function workspaces() {
  let client: ClusterClient;
  let server: ApiServer;
  let argoCd: ArgoCd;
  let git: GitHost;

  function live(
    name: string,
    spec: NonNullable<Parameters<typeof aWorkspace>[0]> = {},
  ): LiveWorkspace {
    const gitops = { repoUrl: git.url, cluster: 'in-cluster' };
    return new LiveWorkspace(client, aWorkspace({ gitops, ...spec }, { name }));
  }

  beforeAll(async () => {
    const cluster = await sharedCluster();
    git = new GitHost();
    argoCd = new ArgoCd(cluster);
    client = new ClusterClient(cluster);
    server = new ApiServer(cluster);
    const flux = { engine: 'flux', repoUrl: REPO_URL } as const;
    await server.install([
      ...live('quota-kinds', { queue: {} }).objects,
      ...live('quota-kinds', { gitops: flux }).objects,
    ]);
  });

  afterAll(() => {
    client?.close();
    server?.close();
    git?.remove();
  });

  it.each(['argocd', 'flux'] as const)(
    'are accepted by the API server, field by field, with %s',
    async engine => {
      const gitops = { engine, repoUrl: REPO_URL };
      const { objects } = live('quota-strict', {
        queue: { clusterQueue: 'shared.gpus' },
        defaults: { limits: { cpu: 4, memory: '8Gi' } },
        quota: {
          accelerators: { 'nvidia.com/mig-1g.5gb': 4, 'habana.ai/gaudi': 0 },
          ...{ cpu: 0.5, memory: '2e9', storage: '1Ti', pods: 10 },
        },
        gitops,
      });
      for (const namespace of ['quota-strict', 'argocd', 'flux-system']) {
        await server.createNamespace(namespace);
      }
      const refusals = await server.refusals(objects);
      expect(refusals.filter(refusal => refusal !== undefined)).toEqual([]);
      expect(objects.length).toBe(6);
    },
  );

  describe('applied', () => {
    let workspace: LiveWorkspace;

    beforeAll(async () => {
      workspace = live('quota-applied', {
        queue: {},
        namespace: 'quota-team',
        quota: {
          accelerators: { 'nvidia.com/gpu': 8 },
          ...{ cpu: 4, memory: '16Gi', storage: '1Ti', pods: 10 },
        },
      });
      await workspace.apply();
    });

    it('are found by the label of the workspace, and nothing else is', async () => {
      const { namespaces, quotas } = await workspace.found();
      expect(namespaces.map(({ metadata }) => metadata.name)).toEqual([
        'quota-team',
      ]);
      expect(
        quotas.map(({ metadata }) => [metadata.namespace, metadata.name]),
      ).toEqual([['quota-team', 'quota-applied']]);
      for (const { metadata } of [...namespaces, ...quotas]) {
        expect(metadata.labels).toMatchObject({
          'flagstone.dev/workspace': 'quota-applied',
          'flagstone.dev/environment': 'fraud-dev',
          'flagstone.dev/project': 'fraud',
          'flagstone.dev/stage': 'dev',
        });
      }
    });

    it('are counted by the real controller, pods that say nothing about CPU and memory too', async () => {
      await workspace.used({ [GPUS]: '0', pods: '0' });
      const { status } = await workspace.askForPod('trainer', {
        'nvidia.com/gpu': '3',
      });
      expect(status).toBe(201);
      const used = await workspace.used({ [GPUS]: '3', pods: '1' });
      expect(used).toMatchObject({
        'requests.cpu': '500m',
        'requests.memory': '1Gi',
      });
    });

    it('refuse a pod over the quota, and a device that the document does not name', async () => {
      const over = await workspace.askForPod('greedy', {
        'nvidia.com/gpu': '6',
      });
      expect(over.status).toBe(403);
      expect(over.body.message).toContain(
        'exceeded quota: quota-applied, requested: requests.nvidia.com/gpu=6, used: requests.nvidia.com/gpu=3, limited: requests.nvidia.com/gpu=8',
      );
      const other = await workspace.askForPod('other', { 'amd.com/gpu': '1' });
      expect(other.status).toBe(403);
      expect(other.body.message).toContain('limited: requests.amd.com/gpu=0');
    });

    it('lead from the entity to the namespace and the quota', async () => {
      const { annotations } = workspace.entity.metadata;
      const { namespaces } = await workspace.found();
      expect(annotations).toMatchObject({
        'ai-platform/workspace':
          namespaces[0].metadata.labels['flagstone.dev/workspace'],
        'backstage.io/kubernetes-namespace': namespaces[0].metadata.name,
      });
    });
  });

  it('are delivered by a real Argo CD within their project, and follow a commit', async () => {
    const spec = (gpus: number) => ({
      quota: {
        accelerators: { 'nvidia.com/gpu': gpus },
        // Kubernetes writes these in other words, which must not count as a difference.
        ...{ cpu: '4000m', memory: '16384Mi' },
      },
    });
    const before = live('quota-argo', spec(2));
    const first = git.commit(before.files, 'A workspace');
    argoCd.apply(before.fileAt('/project.yaml'));
    argoCd.apply(before.fileAt('/application.yaml'));
    await argoCd.synced(
      'workspace-quota-argo',
      first['platform-gitops-config'],
    );
    await before.used({ [GPUS]: '0' });

    const after = live('quota-argo', spec(4));
    const second = git.commit(after.files, 'More GPUs');
    await argoCd.synced(
      'workspace-quota-argo',
      second['platform-gitops-config'],
    );
    const { quotas } = await after.found();
    expect(quotas[0].status.hard).toMatchObject({
      [GPUS]: '4',
      'requests.cpu': '4',
      'requests.memory': '16Gi',
    });
  });

  it('are not deleted with their Application before a person says yes', async () => {
    const name = 'workspace-quota-argo';
    argoCd.delete(name);
    await eventually(
      () => argoCd.application(name)?.metadata.deletionTimestamp,
      deleted => deleted !== undefined,
    );
    const workspace = live('quota-argo');
    const phase = async () =>
      (await workspace.found()).namespaces[0]?.status.phase;
    await new Promise(resolve => setTimeout(resolve, 3_000));
    expect(await phase()).toBe('Active');
    argoCd.annotate(
      name,
      `argocd.argoproj.io/deletion-approved=${new Date().toISOString()}`,
    );
    await eventually(
      () => argoCd.application(name),
      application => application === undefined,
    );
    expect(await phase()).not.toBe('Active');
  });
}

describeWith(
  missingForCluster(),
  'the namespace and quota of a workspace',
  workspaces,
);
